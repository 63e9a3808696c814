-- The keys of a view that a dead letter would have changed, and those of the events that wait behind it.
-- name: create
create table if not exists parked_key (
  projection text not null,
  key text not null,
  letter bigint not null,
  primary key (projection, key)
);
-- name: find
select key, letter from parked_key where projection = ? and key = any (?);
-- name: write
insert into parked_key (projection, key, letter)
select ?, given.key, given.letter
from unnest(
  ?::text[], ?::bigint[]
) as given (
  key, letter
);
-- name: forget
delete from parked_key where projection = ?;
