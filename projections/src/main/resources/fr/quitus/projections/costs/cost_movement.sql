-- Charges, one row for each destination that a posting has.
-- name: create
create table cost_movement (
  position bigint not null,
  part integer not null,
  fiscal_year integer not null,
  account text not null,
  cost_centre text not null,
  activity text not null,
  material_group text not null,
  funds_centre text not null,
  accounting_date date not null,
  amount_cents bigint not null,
  event_id text not null,
  event_name text not null,
  recorded_at timestamptz not null
);
-- name: index
alter table cost_movement add primary key (position, part);
create index cost_movement_by_year on cost_movement (fiscal_year, position);
create index cost_movement_by_time on cost_movement (recorded_at, position);
-- name: drop
drop table if exists cost_movement;
-- name: lock
lock table cost_movement in access share mode;
-- name: switch
alter table cost_movement set schema views;
-- name: find
select
  position, part, fiscal_year, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents, event_id, event_name, recorded_at
from cost_movement
join unnest(?::bigint[], ?::integer[])
  as wanted (position, part)
  using (position, part);
-- name: write
insert into cost_movement (
  position, part, fiscal_year, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents, event_id, event_name, recorded_at
)
select
  position, part, fiscal_year, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents, event_id, event_name, recorded_at
from unnest(
  ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
  ?::bigint[], ?::text[], ?::text[], ?::timestamptz[]
) as given (
  position, part, fiscal_year, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents, event_id, event_name, recorded_at
);
-- name: copy
copy cost_movement (
  position, part, fiscal_year, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents, event_id, event_name, recorded_at
) from stdin;
-- name: rows
select row(position, part)::text collate "C" as row_key, row(
  position, part, fiscal_year, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents, event_id, event_name, recorded_at
)::text as row_content
from cost_movement
order by row_key;
