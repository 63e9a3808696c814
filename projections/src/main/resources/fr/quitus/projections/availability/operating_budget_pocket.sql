-- Credits of an operating budget (BOP), per year and title group.
-- name: create
create table operating_budget_pocket (
  fiscal_year integer not null,
  operating_budget text not null,
  title_group text not null,
  ae_received_cents bigint not null,
  cp_received_cents bigint not null,
  ae_allotted_cents bigint not null,
  cp_allotted_cents bigint not null,
  ae_lapsed_cents bigint not null,
  cp_lapsed_cents bigint not null
);
-- name: index
alter table operating_budget_pocket add primary key (fiscal_year, operating_budget, title_group);
-- name: drop
drop table if exists operating_budget_pocket;
-- name: lock
lock table operating_budget_pocket in access share mode;
-- name: switch
alter table operating_budget_pocket set schema views;
-- name: find
select
  fiscal_year, operating_budget, title_group, ae_received_cents, cp_received_cents, ae_allotted_cents,
  cp_allotted_cents, ae_lapsed_cents, cp_lapsed_cents
from operating_budget_pocket
join unnest(?::integer[], ?::text[], ?::text[])
  as wanted (fiscal_year, operating_budget, title_group)
  using (fiscal_year, operating_budget, title_group);
-- name: write
insert into operating_budget_pocket (
  fiscal_year, operating_budget, title_group, ae_received_cents, cp_received_cents, ae_allotted_cents,
  cp_allotted_cents, ae_lapsed_cents, cp_lapsed_cents
)
select
  fiscal_year, operating_budget, title_group, ae_received_cents, cp_received_cents, ae_allotted_cents,
  cp_allotted_cents, ae_lapsed_cents, cp_lapsed_cents
from unnest(
  ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]
) as given (
  fiscal_year, operating_budget, title_group, ae_received_cents, cp_received_cents, ae_allotted_cents,
  cp_allotted_cents, ae_lapsed_cents, cp_lapsed_cents
)
on conflict (fiscal_year, operating_budget, title_group) do update set
  ae_received_cents = excluded.ae_received_cents,
  cp_received_cents = excluded.cp_received_cents,
  ae_allotted_cents = excluded.ae_allotted_cents,
  cp_allotted_cents = excluded.cp_allotted_cents,
  ae_lapsed_cents = excluded.ae_lapsed_cents,
  cp_lapsed_cents = excluded.cp_lapsed_cents;
-- name: copy
copy operating_budget_pocket (
  fiscal_year, operating_budget, title_group, ae_received_cents, cp_received_cents, ae_allotted_cents,
  cp_allotted_cents, ae_lapsed_cents, cp_lapsed_cents
) from stdin;
-- name: rows
select row(fiscal_year, operating_budget, title_group)::text collate "C" as row_key, row(
  fiscal_year, operating_budget, title_group, ae_received_cents, cp_received_cents, ae_allotted_cents,
  cp_allotted_cents, ae_lapsed_cents, cp_lapsed_cents
)::text as row_content
from operating_budget_pocket
order by row_key;
