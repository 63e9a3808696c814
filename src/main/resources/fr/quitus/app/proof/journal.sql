select j.number, j.command_id, coalesce(k.name, '') as command_name, j.actor_id, j.body_hash, j.code, j.answer,
       j.last_position - j.events + 1 as first_position, j.last_position, j.recorded_at
  from eventlog.command_journal j
  left join eventlog.kinds k on k.kind = j.kind
 where j.number >= ? and j.last_position < ?
 order by j.number
