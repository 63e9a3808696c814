-- Movements of an account and day within a block of the log, at three sizes of block.
-- name: create
create table balance_step (
  scale integer not null,
  block bigint not null,
  account text not null,
  accounting_date date not null,
  debit_cents bigint not null,
  credit_cents bigint not null,
  entries bigint not null
);
-- name: index
alter table balance_step add primary key (scale, block, account, accounting_date);
create index balance_step_by_account on balance_step (account, scale, block);
-- name: drop
drop table if exists balance_step;
-- name: lock
lock table balance_step in access share mode;
-- name: switch
alter table balance_step set schema views;
-- name: find
select
  scale, block, account, accounting_date, debit_cents, credit_cents, entries
from balance_step
join unnest(?::integer[], ?::bigint[], ?::text[], ?::date[])
  as wanted (scale, block, account, accounting_date)
  using (scale, block, account, accounting_date);
-- name: write
insert into balance_step (
  scale, block, account, accounting_date, debit_cents, credit_cents, entries
)
select
  scale, block, account, accounting_date, debit_cents, credit_cents, entries
from unnest(
  ?::integer[], ?::bigint[], ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[]
) as given (
  scale, block, account, accounting_date, debit_cents, credit_cents, entries
)
on conflict (scale, block, account, accounting_date) do update set
  debit_cents = excluded.debit_cents,
  credit_cents = excluded.credit_cents,
  entries = excluded.entries;
-- name: copy
copy balance_step (
  scale, block, account, accounting_date, debit_cents, credit_cents, entries
) from stdin;
-- name: rows
select row(scale, block, account, accounting_date)::text collate "C" as row_key, row(
  scale, block, account, accounting_date, debit_cents, credit_cents, entries
)::text as row_content
from balance_step
order by row_key;
