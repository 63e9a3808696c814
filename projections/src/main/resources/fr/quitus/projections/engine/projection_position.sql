-- How far each view has come, in the same transaction as its rows. Tables: those of the release that made them.
-- name: create
create table if not exists projection_position (
  name text primary key,
  version integer not null,
  state text not null check (state in ('LIVE', 'FAILED', 'DROPPED', 'OUTDATED')),
  position bigint not null check (position >= -1),
  shown_at timestamptz,
  failed_position bigint
);
do $$ begin
  if not exists (select from information_schema.columns
                 where table_schema = current_schema()
                   and table_name = 'projection_position' and column_name = 'letters') then
    alter table projection_position add column letters integer not null default 0;
  end if;
  if not exists (select from information_schema.columns
                 where table_schema = current_schema()
                   and table_name = 'projection_position' and column_name = 'followed_at') then
    alter table projection_position add column followed_at timestamptz, add column tables text[];
  end if;
end $$;
-- name: all
select name, version, state, position, shown_at, failed_position, letters from projection_position order by name;
-- name: one
select name, version, state, position, shown_at, failed_position, letters from projection_position where name = ?;
-- name: lock
select name, version, state, position, shown_at, failed_position, letters
from projection_position
where name = ?
for update;
-- name: lock_free
select name, version, state, position, shown_at, failed_position, letters
from projection_position
where name = any (?)
order by name
for update skip locked;
-- name: move
update projection_position as stored
   set version = given.version,
       state = given.state,
       position = given.position,
       shown_at = given.shown_at,
       failed_position = given.failed_position,
       letters = given.letters
from unnest(
  ?::text[], ?::integer[], ?::text[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::integer[]
) as given (
  name, version, state, position, shown_at, failed_position, letters
)
where stored.name = given.name;
-- name: write
insert into projection_position (name, version, state, position, shown_at, failed_position, letters)
values (?, ?, ?, ?, ?, ?, ?)
on conflict (name) do update
  set version = excluded.version,
      state = excluded.state,
      position = excluded.position,
      shown_at = excluded.shown_at,
      failed_position = excluded.failed_position,
      letters = excluded.letters;
-- name: hold_tables
update projection_position set tables = ?, followed_at = clock_timestamp() where name = ?;
