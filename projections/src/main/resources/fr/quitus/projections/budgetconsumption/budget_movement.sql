-- Movements of credits, one row for each figure that an event changes.
-- name: create
create table budget_movement (
  position bigint not null,
  ordinal integer not null,
  fiscal_year integer not null,
  holder text collate "C" not null,
  title_group text not null,
  title text not null,
  measure text not null,
  ae_cents bigint not null,
  cp_cents bigint not null,
  act_date date not null,
  reference text not null,
  line integer not null,
  event_id text not null,
  event_name text not null,
  recorded_at timestamptz not null,
  actor text not null,
  leaf_hash text not null
);
-- name: index
alter table budget_movement add primary key (position, ordinal);
create index budget_movement_by_year on budget_movement (fiscal_year, position);
create index budget_movement_by_day on budget_movement (fiscal_year, act_date, position);
create index budget_movement_by_time on budget_movement (recorded_at, position);
-- name: drop
drop table if exists budget_movement;
-- name: lock
lock table budget_movement in access share mode;
-- name: switch
alter table budget_movement set schema views;
-- name: find
select
  position, ordinal, fiscal_year, holder, title_group, title, measure, ae_cents, cp_cents, act_date, reference,
  line, event_id, event_name, recorded_at, actor, leaf_hash
from budget_movement
join unnest(?::bigint[], ?::integer[])
  as wanted (position, ordinal)
  using (position, ordinal);
-- name: write
insert into budget_movement (
  position, ordinal, fiscal_year, holder, title_group, title, measure, ae_cents, cp_cents, act_date, reference,
  line, event_id, event_name, recorded_at, actor, leaf_hash
)
select
  position, ordinal, fiscal_year, holder, title_group, title, measure, ae_cents, cp_cents, act_date, reference,
  line, event_id, event_name, recorded_at, actor, leaf_hash
from unnest(
  ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
  ?::date[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[]
) as given (
  position, ordinal, fiscal_year, holder, title_group, title, measure, ae_cents, cp_cents, act_date, reference,
  line, event_id, event_name, recorded_at, actor, leaf_hash
);
-- name: copy
copy budget_movement (
  position, ordinal, fiscal_year, holder, title_group, title, measure, ae_cents, cp_cents, act_date, reference,
  line, event_id, event_name, recorded_at, actor, leaf_hash
) from stdin;
-- name: rows
select row(position, ordinal)::text collate "C" as row_key, row(
  position, ordinal, fiscal_year, holder, title_group, title, measure, ae_cents, cp_cents, act_date, reference,
  line, event_id, event_name, recorded_at, actor, leaf_hash
)::text as row_content
from budget_movement
order by row_key;
