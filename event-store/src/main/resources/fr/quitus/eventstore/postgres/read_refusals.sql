select j.number, j.command_id, k.name as command_name, j.actor_id, j.body_hash, j.code, j.answer, j.events,
       j.last_position, j.recorded_at
  from eventlog.command_journal j
  left join eventlog.kinds k on k.kind = j.kind
 where j.code is not null and j.number > ? and j.number <= ?
 order by j.number
 limit ?
