-- Whose tables stand where, and who follows them: the same of live tables and of those aside. Following puts in the table.
-- name: tables
select tables from :table where name = ?;
-- name: follow
update :table as stored set followed_at = clock_timestamp()
from (
  select name from :table where name = any (?) order by name for update skip locked
) as free
where stored.name = free.name;
-- name: followed
select coalesce(followed_at > clock_timestamp() - make_interval(secs => ?), false) as followed
from :table
where name = ?;
