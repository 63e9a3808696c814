-- The service that a posting on an account of invoices not received is of.
-- name: create
create table receipt_posting (
  position bigint not null,
  ordinal integer not null,
  line integer not null,
  account text not null,
  file text not null,
  amount_cents bigint not null,
  accounting_date date not null,
  code text not null
);
-- name: index
alter table receipt_posting add primary key (position, ordinal, line);
create index receipt_posting_by_file on receipt_posting (account, file, position, ordinal, line);
-- name: drop
drop table if exists receipt_posting;
-- name: lock
lock table receipt_posting in access share mode;
-- name: switch
alter table receipt_posting set schema views;
-- name: find
select
  position, ordinal, line, account, file, amount_cents, accounting_date, code
from receipt_posting
join unnest(?::bigint[], ?::integer[], ?::integer[])
  as wanted (position, ordinal, line)
  using (position, ordinal, line);
-- name: write
insert into receipt_posting (
  position, ordinal, line, account, file, amount_cents, accounting_date, code
)
select
  position, ordinal, line, account, file, amount_cents, accounting_date, code
from unnest(
  ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::date[], ?::text[]
) as given (
  position, ordinal, line, account, file, amount_cents, accounting_date, code
);
-- name: copy
copy receipt_posting (
  position, ordinal, line, account, file, amount_cents, accounting_date, code
) from stdin;
-- name: rows
select row(position, ordinal, line)::text collate "C" as row_key, row(
  position, ordinal, line, account, file, amount_cents, accounting_date, code
)::text as row_content
from receipt_posting
order by row_key;
