-- The services that a payment request claims, in the order of its lines.
-- name: create
create table claimed_receipt (
  request text not null,
  receipts text not null
);
-- name: index
alter table claimed_receipt add primary key (request);
-- name: drop
drop table if exists claimed_receipt;
-- name: lock
lock table claimed_receipt in access share mode;
-- name: switch
alter table claimed_receipt set schema views;
-- name: find
select
  request, receipts
from claimed_receipt
join unnest(?::text[])
  as wanted (request)
  using (request);
-- name: write
insert into claimed_receipt (
  request, receipts
)
select
  request, receipts
from unnest(
  ?::text[], ?::text[]
) as given (
  request, receipts
)
on conflict (request) do update set
  receipts = excluded.receipts;
-- name: copy
copy claimed_receipt (
  request, receipts
) from stdin;
-- name: rows
select row(request)::text collate "C" as row_key, row(
  request, receipts
)::text as row_content
from claimed_receipt
order by row_key;
