-- Postings of the entries.
-- name: create
create table ledger_posting (
  position bigint not null,
  ordinal integer not null,
  line integer not null,
  fiscal_year integer not null,
  account text not null,
  side text not null,
  amount_cents bigint not null,
  auxiliary text,
  accounting_date date not null,
  file text not null
);
-- name: index
alter table ledger_posting add primary key (position, ordinal, line);
create index ledger_posting_by_account on ledger_posting (account, accounting_date, position, ordinal, line);
create index ledger_posting_by_auxiliary
  on ledger_posting (account, auxiliary nulls first, accounting_date, position) include (side, amount_cents);
-- name: drop
drop table if exists ledger_posting;
-- name: lock
lock table ledger_posting in access share mode;
-- name: switch
alter table ledger_posting set schema views;
-- name: find
select
  position, ordinal, line, fiscal_year, account, side, amount_cents, auxiliary, accounting_date, file
from ledger_posting
join unnest(?::bigint[], ?::integer[], ?::integer[])
  as wanted (position, ordinal, line)
  using (position, ordinal, line);
-- name: write
insert into ledger_posting (
  position, ordinal, line, fiscal_year, account, side, amount_cents, auxiliary, accounting_date, file
)
select
  position, ordinal, line, fiscal_year, account, side, amount_cents, auxiliary, accounting_date, file
from unnest(
  ?::bigint[], ?::integer[], ?::integer[], ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::date[],
  ?::text[]
) as given (
  position, ordinal, line, fiscal_year, account, side, amount_cents, auxiliary, accounting_date, file
);
-- name: copy
copy ledger_posting (
  position, ordinal, line, fiscal_year, account, side, amount_cents, auxiliary, accounting_date, file
) from stdin;
-- name: rows
select row(position, ordinal, line)::text collate "C" as row_key, row(
  position, ordinal, line, fiscal_year, account, side, amount_cents, auxiliary, accounting_date, file
)::text as row_content
from ledger_posting
order by row_key;
