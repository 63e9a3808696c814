-- Payments made, and what was owed for the late ones.
-- name: create
create table payment_delay (
  position bigint not null,
  payment_request_id text not null,
  number text not null,
  supplier text not null,
  funds_centre text not null,
  post text not null,
  value_date date not null,
  payment_days integer not null,
  payments integer not null,
  amount_cents bigint not null,
  late integer not null,
  due_date date,
  days_late integer not null,
  interest_cents bigint not null,
  fee_cents bigint not null,
  recorded_at timestamptz not null
);
-- name: index
alter table payment_delay add primary key (position);
create index payment_delay_late on payment_delay (position) where late = 1;
create index payment_delay_by_time on payment_delay (recorded_at, position);
-- name: drop
drop table if exists payment_delay;
-- name: lock
lock table payment_delay in access share mode;
-- name: switch
alter table payment_delay set schema views;
-- name: find
select
  position, payment_request_id, number, supplier, funds_centre, post, value_date, payment_days, payments,
  amount_cents, late, due_date, days_late, interest_cents, fee_cents, recorded_at
from payment_delay
join unnest(?::bigint[])
  as wanted (position)
  using (position);
-- name: write
insert into payment_delay (
  position, payment_request_id, number, supplier, funds_centre, post, value_date, payment_days, payments,
  amount_cents, late, due_date, days_late, interest_cents, fee_cents, recorded_at
)
select
  position, payment_request_id, number, supplier, funds_centre, post, value_date, payment_days, payments,
  amount_cents, late, due_date, days_late, interest_cents, fee_cents, recorded_at
from unnest(
  ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::integer[], ?::integer[],
  ?::bigint[], ?::integer[], ?::date[], ?::integer[], ?::bigint[], ?::bigint[], ?::timestamptz[]
) as given (
  position, payment_request_id, number, supplier, funds_centre, post, value_date, payment_days, payments,
  amount_cents, late, due_date, days_late, interest_cents, fee_cents, recorded_at
);
-- name: copy
copy payment_delay (
  position, payment_request_id, number, supplier, funds_centre, post, value_date, payment_days, payments,
  amount_cents, late, due_date, days_late, interest_cents, fee_cents, recorded_at
) from stdin;
-- name: rows
select row(position)::text collate "C" as row_key, row(
  position, payment_request_id, number, supplier, funds_centre, post, value_date, payment_days, payments,
  amount_cents, late, due_date, days_late, interest_cents, fee_cents, recorded_at
)::text as row_content
from payment_delay
order by row_key;
