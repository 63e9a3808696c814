-- name: first_after
select position
from journal_entry
where recorded_at > ?
order by recorded_at, position
limit 1;
-- name: last_entry
select recorded_at
from journal_entry
where position <= ?
order by position desc, ordinal desc
limit 1;
