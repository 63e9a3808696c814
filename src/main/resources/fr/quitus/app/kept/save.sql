-- One more than may be kept is not written; the same one again is.
insert into kept.entries as kept (actor, role, kind, id, title, fields)
select ?, ?, ?, ?::uuid, ?, ?
where (select count(*) from kept.entries as other where other.actor = ? and other.role = ? and other.kind = ?
  and other.id <> ?::uuid) < ?
on conflict (actor, role, kind, id) do update set title = excluded.title, fields = excluded.fields, saved_at = now()
