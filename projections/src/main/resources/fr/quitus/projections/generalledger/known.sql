-- name: first_after
select least(
  (select e.position from journal_entry e where e.recorded_at > given.at order by e.recorded_at, e.position limit 1),
  (select c.position from account_change c where c.recorded_at > given.at order by c.recorded_at, c.position limit 1)
) as position
from (select ?::timestamptz as at) given;
-- name: last_entry
select recorded_at
from journal_entry
where position <= ?
order by position desc, ordinal desc
limit 1;
