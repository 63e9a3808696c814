-- Payments of a funds centre, post, day and delay within a block of the log, at three sizes of block.
-- name: create
create table delay_step (
  scale integer not null,
  block bigint not null,
  funds_centre text not null,
  post text not null,
  value_date date not null,
  payment_days integer not null,
  payments bigint not null,
  amount_cents bigint not null,
  late bigint not null,
  days_late bigint not null,
  interest_cents bigint not null,
  fee_cents bigint not null
);
-- name: index
alter table delay_step add primary key (scale, block, funds_centre, post, value_date, payment_days);
-- name: drop
drop table if exists delay_step;
-- name: lock
lock table delay_step in access share mode;
-- name: switch
alter table delay_step set schema views;
-- name: find
select
  scale, block, funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late,
  interest_cents, fee_cents
from delay_step
join unnest(?::integer[], ?::bigint[], ?::text[], ?::text[], ?::date[], ?::integer[])
  as wanted (scale, block, funds_centre, post, value_date, payment_days)
  using (scale, block, funds_centre, post, value_date, payment_days);
-- name: write
insert into delay_step (
  scale, block, funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late,
  interest_cents, fee_cents
)
select
  scale, block, funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late,
  interest_cents, fee_cents
from unnest(
  ?::integer[], ?::bigint[], ?::text[], ?::text[], ?::date[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[],
  ?::bigint[], ?::bigint[], ?::bigint[]
) as given (
  scale, block, funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late,
  interest_cents, fee_cents
)
on conflict (scale, block, funds_centre, post, value_date, payment_days) do update set
  payments = excluded.payments,
  amount_cents = excluded.amount_cents,
  late = excluded.late,
  days_late = excluded.days_late,
  interest_cents = excluded.interest_cents,
  fee_cents = excluded.fee_cents;
-- name: copy
copy delay_step (
  scale, block, funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late,
  interest_cents, fee_cents
) from stdin;
-- name: rows
select row(scale, block, funds_centre, post, value_date, payment_days)::text collate "C" as row_key, row(
  scale, block, funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late,
  interest_cents, fee_cents
)::text as row_content
from delay_step
order by row_key;
