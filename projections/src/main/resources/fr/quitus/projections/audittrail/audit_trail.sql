-- One row per event of the log.
-- name: create
create table audit_trail (
  position bigint not null,
  event_id text not null,
  event_name text not null,
  aggregate_type text not null,
  aggregate_id text not null,
  about text,
  sequence bigint not null,
  actor text not null,
  role text not null,
  perimeter text,
  delegation text,
  command_id text not null,
  command text not null,
  occurred_at text not null,
  recorded_at timestamptz not null,
  origin text not null,
  entry text not null,
  leaf_hash text not null
);
-- name: index
alter table audit_trail add primary key (position);
create index audit_trail_by_actor on audit_trail (actor, position);
create index audit_trail_by_aggregate on audit_trail (aggregate_id, position);
create index audit_trail_by_subject on audit_trail (about, position) where about is not null;
-- name: drop
drop table if exists audit_trail;
-- name: lock
lock table audit_trail in access share mode;
-- name: switch
alter table audit_trail set schema views;
-- name: find
select
  position, event_id, event_name, aggregate_type, aggregate_id, about, sequence, actor, role, perimeter, delegation,
  command_id, command, occurred_at, recorded_at, origin, entry, leaf_hash
from audit_trail
join unnest(?::bigint[])
  as wanted (position)
  using (position);
-- name: write
insert into audit_trail (
  position, event_id, event_name, aggregate_type, aggregate_id, about, sequence, actor, role, perimeter, delegation,
  command_id, command, occurred_at, recorded_at, origin, entry, leaf_hash
)
select
  position, event_id, event_name, aggregate_type, aggregate_id, about, sequence, actor, role, perimeter, delegation,
  command_id, command, occurred_at, recorded_at, origin, entry, leaf_hash
from unnest(
  ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
  ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[]
) as given (
  position, event_id, event_name, aggregate_type, aggregate_id, about, sequence, actor, role, perimeter, delegation,
  command_id, command, occurred_at, recorded_at, origin, entry, leaf_hash
);
-- name: copy
copy audit_trail (
  position, event_id, event_name, aggregate_type, aggregate_id, about, sequence, actor, role, perimeter, delegation,
  command_id, command, occurred_at, recorded_at, origin, entry, leaf_hash
) from stdin;
-- name: rows
select row(position)::text collate "C" as row_key, row(
  position, event_id, event_name, aggregate_type, aggregate_id, about, sequence, actor, role, perimeter, delegation,
  command_id, command, occurred_at, recorded_at, origin, entry, leaf_hash
)::text as row_content
from audit_trail
order by row_key;
