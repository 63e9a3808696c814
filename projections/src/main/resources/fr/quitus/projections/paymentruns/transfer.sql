-- Transfers sent to the bank, in a run or not, by the identity that comes back on the statement.
-- name: create
create table transfer (
  end_to_end_id text not null,
  payment_request_id text not null,
  run_id text,
  amount_cents bigint not null,
  value_date date not null,
  position bigint not null
);
-- name: index
alter table transfer add primary key (end_to_end_id);
create index transfer_by_request on transfer (payment_request_id, end_to_end_id);
-- name: drop
drop table if exists transfer;
-- name: lock
lock table transfer in access share mode;
-- name: switch
alter table transfer set schema views;
-- name: find
select
  end_to_end_id, payment_request_id, run_id, amount_cents, value_date, position
from transfer
join unnest(?::text[])
  as wanted (end_to_end_id)
  using (end_to_end_id);
-- name: write
insert into transfer (
  end_to_end_id, payment_request_id, run_id, amount_cents, value_date, position
)
select
  end_to_end_id, payment_request_id, run_id, amount_cents, value_date, position
from unnest(
  ?::text[], ?::text[], ?::text[], ?::bigint[], ?::date[], ?::bigint[]
) as given (
  end_to_end_id, payment_request_id, run_id, amount_cents, value_date, position
)
on conflict (end_to_end_id) do update set
  payment_request_id = excluded.payment_request_id,
  run_id = excluded.run_id,
  amount_cents = excluded.amount_cents,
  value_date = excluded.value_date,
  position = excluded.position;
-- name: copy
copy transfer (
  end_to_end_id, payment_request_id, run_id, amount_cents, value_date, position
) from stdin;
-- name: rows
select row(end_to_end_id)::text collate "C" as row_key, row(
  end_to_end_id, payment_request_id, run_id, amount_cents, value_date, position
)::text as row_content
from transfer
order by row_key;
