-- name: first_after
select position
from budget_movement
where recorded_at > ?
order by recorded_at, position
limit 1;
-- name: last_entry
select recorded_at
from budget_movement
where position <= ?
order by position desc
limit 1;
