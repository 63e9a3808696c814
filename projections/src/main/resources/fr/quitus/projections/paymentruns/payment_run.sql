-- Payment runs that were opened, one row each.
-- name: create
create table payment_run (
  run_id text not null,
  post text not null,
  execution_date date not null,
  holder text not null,
  treasury_iban text not null,
  status text not null,
  transfers integer not null,
  total_cents bigint not null,
  opened_by text not null,
  message_id text,
  sha256 text,
  closed_at timestamptz,
  last_position bigint not null
);
-- name: index
alter table payment_run add primary key (run_id);
-- name: drop
drop table if exists payment_run;
-- name: lock
lock table payment_run in access share mode;
-- name: switch
alter table payment_run set schema views;
-- name: find
select
  run_id, post, execution_date, holder, treasury_iban, status, transfers, total_cents, opened_by, message_id,
  sha256, closed_at, last_position
from payment_run
join unnest(?::text[])
  as wanted (run_id)
  using (run_id);
-- name: write
insert into payment_run (
  run_id, post, execution_date, holder, treasury_iban, status, transfers, total_cents, opened_by, message_id,
  sha256, closed_at, last_position
)
select
  run_id, post, execution_date, holder, treasury_iban, status, transfers, total_cents, opened_by, message_id,
  sha256, closed_at, last_position
from unnest(
  ?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::bigint[], ?::text[],
  ?::text[], ?::text[], ?::timestamptz[], ?::bigint[]
) as given (
  run_id, post, execution_date, holder, treasury_iban, status, transfers, total_cents, opened_by, message_id,
  sha256, closed_at, last_position
)
on conflict (run_id) do update set
  post = excluded.post,
  execution_date = excluded.execution_date,
  holder = excluded.holder,
  treasury_iban = excluded.treasury_iban,
  status = excluded.status,
  transfers = excluded.transfers,
  total_cents = excluded.total_cents,
  opened_by = excluded.opened_by,
  message_id = excluded.message_id,
  sha256 = excluded.sha256,
  closed_at = excluded.closed_at,
  last_position = excluded.last_position;
-- name: copy
copy payment_run (
  run_id, post, execution_date, holder, treasury_iban, status, transfers, total_cents, opened_by, message_id,
  sha256, closed_at, last_position
) from stdin;
-- name: rows
select row(run_id)::text collate "C" as row_key, row(
  run_id, post, execution_date, holder, treasury_iban, status, transfers, total_cents, opened_by, message_id,
  sha256, closed_at, last_position
)::text as row_content
from payment_run
order by row_key;
