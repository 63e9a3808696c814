-- name: events
select position, about
from audit_trail
where position > ?
  and (?::text is null or actor = ?)
  and (?::text is null or aggregate_id = ? or about = ?)
order by position
limit ?;
