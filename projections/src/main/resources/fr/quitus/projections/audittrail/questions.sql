-- name: events
select position, about
from audit_trail
where position > ?
  and position between ? and ?
  and (?::text[] is null or position = any(?::text[]::bigint[]))
  and (?::text is null or actor = ?)
  and (?::text is null or aggregate_id = ? or about = ?)
order by position
limit ?;
-- name: newest_events
select position, about
from audit_trail
where position < ?
  and position between ? and ?
  and (?::text[] is null or position = any(?::text[]::bigint[]))
  and (?::text is null or actor = ?)
  and (?::text is null or aggregate_id = ? or about = ?)
order by position desc
limit ?;
-- name: consultations
select position
from audit_trail
where consulted is not null
  and position < ?
  and position <= ?
  and (?::text is null or actor = ?)
  and (?::text is null or consulted = ?)
order by position desc
limit ?;
