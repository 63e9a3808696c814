-- Totals of an account, per year.
-- name: create
create table trial_balance (
  fiscal_year integer not null,
  account text not null,
  debit_cents bigint not null,
  credit_cents bigint not null
);
-- name: index
alter table trial_balance add primary key (fiscal_year, account);
-- name: drop
drop table if exists trial_balance;
-- name: lock
lock table trial_balance in access share mode;
-- name: switch
alter table trial_balance set schema views;
-- name: find
select
  fiscal_year, account, debit_cents, credit_cents
from trial_balance
join unnest(?::integer[], ?::text[])
  as wanted (fiscal_year, account)
  using (fiscal_year, account);
-- name: write
insert into trial_balance (
  fiscal_year, account, debit_cents, credit_cents
)
select
  fiscal_year, account, debit_cents, credit_cents
from unnest(
  ?::integer[], ?::text[], ?::bigint[], ?::bigint[]
) as given (
  fiscal_year, account, debit_cents, credit_cents
)
on conflict (fiscal_year, account) do update set
  debit_cents = excluded.debit_cents,
  credit_cents = excluded.credit_cents;
-- name: copy
copy trial_balance (
  fiscal_year, account, debit_cents, credit_cents
) from stdin;
-- name: rows
select row(fiscal_year, account)::text collate "C" as row_key, row(
  fiscal_year, account, debit_cents, credit_cents
)::text as row_content
from trial_balance
order by row_key;
