-- Movements of credits of a holder, measure and month within a block of the log, at three sizes of block.
-- name: create
create table budget_step (
  fiscal_year integer not null,
  scale integer not null,
  holder text collate "C" not null,
  block bigint not null,
  title_group text not null,
  title text not null,
  measure text not null,
  month date not null,
  ae_cents bigint not null,
  cp_cents bigint not null
);
-- name: index
alter table budget_step add primary key (fiscal_year, scale, holder, block, title_group, title, measure, month);
-- name: drop
drop table if exists budget_step;
-- name: lock
lock table budget_step in access share mode;
-- name: switch
alter table budget_step set schema views;
-- name: find
select
  fiscal_year, scale, holder, block, title_group, title, measure, month, ae_cents, cp_cents
from budget_step
join unnest(?::integer[], ?::integer[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::date[])
  as wanted (fiscal_year, scale, holder, block, title_group, title, measure, month)
  using (fiscal_year, scale, holder, block, title_group, title, measure, month);
-- name: write
insert into budget_step (
  fiscal_year, scale, holder, block, title_group, title, measure, month, ae_cents, cp_cents
)
select
  fiscal_year, scale, holder, block, title_group, title, measure, month, ae_cents, cp_cents
from unnest(
  ?::integer[], ?::integer[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::date[], ?::bigint[],
  ?::bigint[]
) as given (
  fiscal_year, scale, holder, block, title_group, title, measure, month, ae_cents, cp_cents
)
on conflict (fiscal_year, scale, holder, block, title_group, title, measure, month) do update set
  ae_cents = excluded.ae_cents,
  cp_cents = excluded.cp_cents;
-- name: copy
copy budget_step (
  fiscal_year, scale, holder, block, title_group, title, measure, month, ae_cents, cp_cents
) from stdin;
-- name: rows
select row(fiscal_year, scale, holder, block, title_group, title, measure, month)::text collate "C" as row_key, row(
  fiscal_year, scale, holder, block, title_group, title, measure, month, ae_cents, cp_cents
)::text as row_content
from budget_step
order by row_key;
