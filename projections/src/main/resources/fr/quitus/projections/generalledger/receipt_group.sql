-- What one service still has open on an account of invoices not received.
-- name: create
create table receipt_group (
  account text not null,
  file text not null,
  open_cents bigint not null,
  latest_on date not null
);
-- name: index
alter table receipt_group add primary key (account, file);
-- name: drop
drop table if exists receipt_group;
-- name: lock
lock table receipt_group in access share mode;
-- name: switch
alter table receipt_group set schema views;
-- name: find
select
  account, file, open_cents, latest_on
from receipt_group
join unnest(?::text[], ?::text[])
  as wanted (account, file)
  using (account, file);
-- name: write
insert into receipt_group (
  account, file, open_cents, latest_on
)
select
  account, file, open_cents, latest_on
from unnest(
  ?::text[], ?::text[], ?::bigint[], ?::date[]
) as given (
  account, file, open_cents, latest_on
)
on conflict (account, file) do update set
  open_cents = excluded.open_cents,
  latest_on = excluded.latest_on;
-- name: copy
copy receipt_group (
  account, file, open_cents, latest_on
) from stdin;
-- name: rows
select row(account, file)::text collate "C" as row_key, row(
  account, file, open_cents, latest_on
)::text as row_content
from receipt_group
order by row_key;
