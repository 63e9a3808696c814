-- Payment requests : what their payment is counted with.
-- name: create
create table request_delay (
  payment_request_id text not null,
  number text not null,
  kind text not null,
  supplier text not null,
  funds_centre text not null,
  post text not null,
  value_date date,
  payment_days integer not null
);
-- name: index
alter table request_delay add primary key (payment_request_id);
-- name: drop
drop table if exists request_delay;
-- name: lock
lock table request_delay in access share mode;
-- name: switch
alter table request_delay set schema views;
-- name: find
select
  payment_request_id, number, kind, supplier, funds_centre, post, value_date, payment_days
from request_delay
join unnest(?::text[])
  as wanted (payment_request_id)
  using (payment_request_id);
-- name: write
insert into request_delay (
  payment_request_id, number, kind, supplier, funds_centre, post, value_date, payment_days
)
select
  payment_request_id, number, kind, supplier, funds_centre, post, value_date, payment_days
from unnest(
  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::integer[]
) as given (
  payment_request_id, number, kind, supplier, funds_centre, post, value_date, payment_days
)
on conflict (payment_request_id) do update set
  number = excluded.number,
  kind = excluded.kind,
  supplier = excluded.supplier,
  funds_centre = excluded.funds_centre,
  post = excluded.post,
  value_date = excluded.value_date,
  payment_days = excluded.payment_days;
-- name: copy
copy request_delay (
  payment_request_id, number, kind, supplier, funds_centre, post, value_date, payment_days
) from stdin;
-- name: rows
select row(payment_request_id)::text collate "C" as row_key, row(
  payment_request_id, number, kind, supplier, funds_centre, post, value_date, payment_days
)::text as row_content
from request_delay
order by row_key;
