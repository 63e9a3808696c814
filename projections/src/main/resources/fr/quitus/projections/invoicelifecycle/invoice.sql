-- Payment requests that begin with an invoice, and where each stands for its supplier.
-- name: create
create table invoice (
  payment_request_id text not null,
  number text not null,
  supplier text not null,
  invoice_number text not null,
  is_invoice integer not null,
  status text not null,
  last_position bigint not null
);
-- name: index
alter table invoice add primary key (payment_request_id);
-- name: drop
drop table if exists invoice;
-- name: lock
lock table invoice in access share mode;
-- name: switch
alter table invoice set schema views;
-- name: find
select
  payment_request_id, number, supplier, invoice_number, is_invoice, status, last_position
from invoice
join unnest(?::text[])
  as wanted (payment_request_id)
  using (payment_request_id);
-- name: write
insert into invoice (
  payment_request_id, number, supplier, invoice_number, is_invoice, status, last_position
)
select
  payment_request_id, number, supplier, invoice_number, is_invoice, status, last_position
from unnest(
  ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::bigint[]
) as given (
  payment_request_id, number, supplier, invoice_number, is_invoice, status, last_position
)
on conflict (payment_request_id) do update set
  number = excluded.number,
  supplier = excluded.supplier,
  invoice_number = excluded.invoice_number,
  is_invoice = excluded.is_invoice,
  status = excluded.status,
  last_position = excluded.last_position;
-- name: copy
copy invoice (
  payment_request_id, number, supplier, invoice_number, is_invoice, status, last_position
) from stdin;
-- name: rows
select row(payment_request_id)::text collate "C" as row_key, row(
  payment_request_id, number, supplier, invoice_number, is_invoice, status, last_position
)::text as row_content
from invoice
order by row_key;
