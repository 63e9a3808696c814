-- name: first_after
select min(published_at_position) as position
from published_statement
where recorded_at > ?;
-- name: last_entry
select recorded_at
from published_statement
where published_at_position <= ?
order by published_at_position desc
limit 1;
