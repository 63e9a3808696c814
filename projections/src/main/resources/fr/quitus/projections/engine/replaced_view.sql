-- Views whose tables a rebuild replaced, and which are kept for a while. ReplacedTables puts in the table's name.
-- name: create
create table if not exists replaced_view (
  name text primary key,
  version integer not null,
  position bigint not null check (position >= -1),
  shown_at timestamptz,
  replaced_at timestamptz not null default clock_timestamp()
);
-- name: all
select name, version, position, shown_at, replaced_at from replaced_view order by name;
-- name: one
select name, version, position, shown_at, replaced_at from replaced_view where name = ?;
-- name: older
select name, version, position, shown_at, replaced_at from replaced_view
 where replaced_at < clock_timestamp() - make_interval(secs => ?) order by name;
-- name: write
insert into replaced_view (name, version, position, shown_at) values (?, ?, ?, ?)
on conflict (name) do update
  set version = excluded.version,
      position = excluded.position,
      shown_at = excluded.shown_at,
      replaced_at = clock_timestamp();
-- name: folded_on
update replaced_view set position = ?, shown_at = ? where name = ? and position = ?;
-- name: forget
delete from replaced_view where name = ?;
-- name: put_aside
alter table if exists :table set schema views_replaced;
-- name: take_up
alter table :table set schema views_rebuild;
