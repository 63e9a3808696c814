insert into eventlog.command_journal
       (number, command_id, last_position, recorded_at, events, kind, actor_id, code, body_hash, answer)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
