-- Charges of a destination and day within a block of the log, at three sizes of block.
-- name: create
create table cost_step (
  fiscal_year integer not null,
  scale integer not null,
  block bigint not null,
  account text not null,
  cost_centre text not null,
  activity text not null,
  material_group text not null,
  funds_centre text not null,
  accounting_date date not null,
  amount_cents bigint not null
);
-- name: index
alter table cost_step add primary key (fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date);
-- name: drop
drop table if exists cost_step;
-- name: lock
lock table cost_step in access share mode;
-- name: switch
alter table cost_step set schema views;
-- name: find
select
  fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents
from cost_step
join unnest(?::integer[], ?::integer[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[])
  as wanted (fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date)
  using (fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date);
-- name: write
insert into cost_step (
  fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents
)
select
  fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents
from unnest(
  ?::integer[], ?::integer[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
  ?::bigint[]
) as given (
  fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents
)
on conflict (fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date) do update set
  amount_cents = excluded.amount_cents;
-- name: copy
copy cost_step (
  fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents
) from stdin;
-- name: rows
select row(fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date)::text collate "C" as row_key, row(
  fiscal_year, scale, block, account, cost_centre, activity, material_group, funds_centre, accounting_date,
  amount_cents
)::text as row_content
from cost_step
order by row_key;
