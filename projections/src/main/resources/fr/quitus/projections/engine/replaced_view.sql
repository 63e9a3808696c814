-- Views whose tables another release or a rebuild replaced, kept for a while, and followed by the nodes whose folds are
-- of their version. ReplacedTables puts in the table's name.
-- name: create
create table if not exists replaced_view (
  name text primary key,
  version integer not null,
  position bigint not null check (position >= -1),
  shown_at timestamptz,
  replaced_at timestamptz not null default clock_timestamp()
);
do $$ begin
  if not exists (select from information_schema.columns
                 where table_schema = current_schema()
                   and table_name = 'replaced_view' and column_name = 'followed_at') then
    alter table replaced_view
      add column followed_at timestamptz,
      add column failed_position bigint,
      add column tables text[];
  end if;
end $$;
-- name: all
select name, version, position, shown_at, replaced_at, followed_at, failed_position from replaced_view order by name;
-- name: one
select name, version, position, shown_at, replaced_at, followed_at, failed_position from replaced_view where name = ?;
-- name: lock
select name, version, position, shown_at, replaced_at, followed_at, failed_position
from replaced_view
where name = ?
for update;
-- name: lock_free
select name, version, position, shown_at, replaced_at, followed_at, failed_position
from replaced_view
where name = any (?)
order by name
for update skip locked;
-- name: older
select name, version, position, shown_at, replaced_at, followed_at, failed_position from replaced_view
 where replaced_at < clock_timestamp() - make_interval(secs => ?)
   and coalesce(followed_at < clock_timestamp() - make_interval(secs => ?), true)
 order by name;
-- name: move
update replaced_view as stored
   set position = given.position,
       shown_at = given.shown_at,
       failed_position = given.failed_position
from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::bigint[]) as given (name, position, shown_at, failed_position)
where stored.name = given.name;
-- name: write
insert into replaced_view (name, version, position, shown_at, failed_position, followed_at, tables)
values (?, ?, ?, ?, ?, case when ? then clock_timestamp() end, ?)
on conflict (name) do update
  set version = excluded.version,
      position = excluded.position,
      shown_at = excluded.shown_at,
      failed_position = excluded.failed_position,
      followed_at = excluded.followed_at,
      tables = excluded.tables,
      replaced_at = clock_timestamp();
-- name: advance
update replaced_view set position = ?, shown_at = ? where name = ? and position = ?;
-- name: forget
delete from replaced_view where name = ?;
-- name: put_aside
alter table if exists :table set schema views_replaced;
-- name: leave
alter table if exists :table set schema views_rebuild;
-- name: take_back
alter table if exists :table set schema views;
-- name: drop
drop table if exists :table;
