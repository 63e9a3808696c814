-- name: first_after
select position
from payment_delay
where recorded_at > ?
order by recorded_at, position
limit 1;
-- name: last_entry
select recorded_at
from payment_delay
where position <= ?
order by position desc
limit 1;
