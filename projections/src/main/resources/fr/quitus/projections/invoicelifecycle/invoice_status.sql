-- Every status an invoice took, in the order of the log.
-- name: create
create table invoice_status (
  position bigint not null,
  step integer not null,
  payment_request_id text not null,
  number text not null,
  supplier text not null,
  invoice_number text not null,
  status text not null,
  occurred_at text not null,
  detail text
);
-- name: index
alter table invoice_status add primary key (position, step);
create index invoice_status_by_request on invoice_status (payment_request_id, position, step);
-- name: drop
drop table if exists invoice_status;
-- name: lock
lock table invoice_status in access share mode;
-- name: switch
alter table invoice_status set schema views;
-- name: find
select
  position, step, payment_request_id, number, supplier, invoice_number, status, occurred_at, detail
from invoice_status
join unnest(?::bigint[], ?::integer[])
  as wanted (position, step)
  using (position, step);
-- name: write
insert into invoice_status (
  position, step, payment_request_id, number, supplier, invoice_number, status, occurred_at, detail
)
select
  position, step, payment_request_id, number, supplier, invoice_number, status, occurred_at, detail
from unnest(
  ?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]
) as given (
  position, step, payment_request_id, number, supplier, invoice_number, status, occurred_at, detail
)
on conflict (position, step) do update set
  payment_request_id = excluded.payment_request_id,
  number = excluded.number,
  supplier = excluded.supplier,
  invoice_number = excluded.invoice_number,
  status = excluded.status,
  occurred_at = excluded.occurred_at,
  detail = excluded.detail;
-- name: copy
copy invoice_status (
  position, step, payment_request_id, number, supplier, invoice_number, status, occurred_at, detail
) from stdin;
-- name: rows
select row(position, step)::text collate "C" as row_key, row(
  position, step, payment_request_id, number, supplier, invoice_number, status, occurred_at, detail
)::text as row_content
from invoice_status
order by row_key;
