-- Budget revenue cashed on a revenue line, per year.
-- name: create
create table budget_revenue (
  fiscal_year integer not null,
  revenue_line text not null,
  amount_cents bigint not null
);
-- name: index
alter table budget_revenue add primary key (fiscal_year, revenue_line);
-- name: drop
drop table if exists budget_revenue;
-- name: lock
lock table budget_revenue in access share mode;
-- name: switch
alter table budget_revenue set schema views;
-- name: find
select
  fiscal_year, revenue_line, amount_cents
from budget_revenue
join unnest(?::integer[], ?::text[])
  as wanted (fiscal_year, revenue_line)
  using (fiscal_year, revenue_line);
-- name: write
insert into budget_revenue (
  fiscal_year, revenue_line, amount_cents
)
select
  fiscal_year, revenue_line, amount_cents
from unnest(
  ?::integer[], ?::text[], ?::bigint[]
) as given (
  fiscal_year, revenue_line, amount_cents
)
on conflict (fiscal_year, revenue_line) do update set
  amount_cents = excluded.amount_cents;
-- name: copy
copy budget_revenue (
  fiscal_year, revenue_line, amount_cents
) from stdin;
-- name: rows
select row(fiscal_year, revenue_line)::text collate "C" as row_key, row(
  fiscal_year, revenue_line, amount_cents
)::text as row_content
from budget_revenue
order by row_key;
