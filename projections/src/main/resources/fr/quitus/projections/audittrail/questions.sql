-- name: events
select
  position, event_id, event_name, aggregate_type, aggregate_id, about, sequence, actor, role, perimeter, delegation,
  command_id, command, occurred_at, recorded_at, origin, entry, leaf_hash
from audit_trail
where position > ?
  and (?::text is null or actor = ?)
  and (?::text is null or aggregate_id = ? or about = ?)
order by position
limit ?;
