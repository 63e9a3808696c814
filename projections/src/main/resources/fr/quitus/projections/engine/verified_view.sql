-- Where each view was last found equal to what the log gives; it outlives restarts.
-- name: create
create table if not exists verified_view (
  name text primary key,
  version integer not null,
  position bigint not null check (position >= -1),
  shown_at timestamptz,
  verified_at timestamptz not null,
  row_count bigint not null check (row_count >= 0),
  by_rebuild boolean not null
);
-- name: all
select name, version, position, shown_at, verified_at, row_count, by_rebuild from verified_view order by name;
-- name: write
insert into verified_view (name, version, position, shown_at, verified_at, row_count, by_rebuild)
values (?, ?, ?, ?, clock_timestamp(), ?, false)
on conflict (name) do update
  set version = excluded.version,
      position = excluded.position,
      shown_at = excluded.shown_at,
      verified_at = excluded.verified_at,
      row_count = excluded.row_count,
      by_rebuild = excluded.by_rebuild;
-- name: replaced
update verified_view set by_rebuild = true where name = ?;
-- name: forget
delete from verified_view where name = ?;
