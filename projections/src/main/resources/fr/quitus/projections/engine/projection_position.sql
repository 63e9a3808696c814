-- How far each view has come, in the same transaction as its rows.
-- name: create
create table if not exists projection_position (
  name text primary key,
  version integer not null,
  state text not null check (state in ('LIVE', 'FAILED', 'DROPPED', 'OUTDATED')),
  position bigint not null check (position >= -1),
  shown_at timestamptz,
  failed_position bigint
);
-- name: all
select name, version, state, position, shown_at, failed_position from projection_position order by name;
-- name: one
select name, version, state, position, shown_at, failed_position from projection_position where name = ?;
-- name: lock
select name, version, state, position, shown_at, failed_position from projection_position where name = ? for update;
-- name: write
insert into projection_position (name, version, state, position, shown_at, failed_position)
values (?, ?, ?, ?, ?, ?)
on conflict (name) do update
  set version = excluded.version,
      state = excluded.state,
      position = excluded.position,
      shown_at = excluded.shown_at,
      failed_position = excluded.failed_position;
