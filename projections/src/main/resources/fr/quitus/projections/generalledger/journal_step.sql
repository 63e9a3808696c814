-- Entries of a journal and day within a block of the log, at three sizes of block.
-- name: create
create table journal_step (
  scale integer not null,
  block bigint not null,
  journal text not null,
  accounting_date date not null,
  entries bigint not null,
  last_number bigint not null,
  amount_cents bigint not null
);
-- name: index
alter table journal_step add primary key (scale, block, journal, accounting_date);
-- name: drop
drop table if exists journal_step;
-- name: lock
lock table journal_step in access share mode;
-- name: switch
alter table journal_step set schema views;
-- name: find
select
  scale, block, journal, accounting_date, entries, last_number, amount_cents
from journal_step
join unnest(?::integer[], ?::bigint[], ?::text[], ?::date[])
  as wanted (scale, block, journal, accounting_date)
  using (scale, block, journal, accounting_date);
-- name: write
insert into journal_step (
  scale, block, journal, accounting_date, entries, last_number, amount_cents
)
select
  scale, block, journal, accounting_date, entries, last_number, amount_cents
from unnest(
  ?::integer[], ?::bigint[], ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[]
) as given (
  scale, block, journal, accounting_date, entries, last_number, amount_cents
)
on conflict (scale, block, journal, accounting_date) do update set
  entries = excluded.entries,
  last_number = excluded.last_number,
  amount_cents = excluded.amount_cents;
-- name: copy
copy journal_step (
  scale, block, journal, accounting_date, entries, last_number, amount_cents
) from stdin;
-- name: rows
select row(scale, block, journal, accounting_date)::text collate "C" as row_key, row(
  scale, block, journal, accounting_date, entries, last_number, amount_cents
)::text as row_content
from journal_step
order by row_key;
