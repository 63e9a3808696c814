select j.number, j.command_id, j.command_name, j.actor_id, j.body_hash, j.outcome, j.code, j.answer, j.first_position,
       j.last_position, j.recorded_at
  from eventlog.command_journal j
 where j.number > ? and j.number <= ?
 order by j.number
 limit ?
