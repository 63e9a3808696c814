-- Entries, in the order of the log.
-- name: create
create table journal_entry (
  position bigint not null,
  ordinal integer not null,
  journal text not null,
  fiscal_year integer not null,
  number bigint not null,
  template text not null,
  accounting_date date not null,
  label text not null,
  event_id text not null,
  event_name text not null,
  aggregate_id text not null,
  amount_cents bigint not null,
  recorded_at timestamptz not null,
  actor text not null,
  leaf_hash text not null,
  reason text,
  mark text
);
-- name: index
alter table journal_entry add primary key (position, ordinal);
create unique index journal_entry_by_number on journal_entry (journal, fiscal_year, number);
create index journal_entry_by_time on journal_entry (recorded_at, position);
create index journal_entry_of_closing on journal_entry (fiscal_year, position) where template = 'P50';
-- name: drop
drop table if exists journal_entry;
-- name: lock
lock table journal_entry in access share mode;
-- name: switch
alter table journal_entry set schema views;
-- name: find
select
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name,
  aggregate_id, amount_cents, recorded_at, actor, leaf_hash, reason, mark
from journal_entry
join unnest(?::bigint[], ?::integer[])
  as wanted (position, ordinal)
  using (position, ordinal);
-- name: write
insert into journal_entry (
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name,
  aggregate_id, amount_cents, recorded_at, actor, leaf_hash, reason, mark
)
select
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name,
  aggregate_id, amount_cents, recorded_at, actor, leaf_hash, reason, mark
from unnest(
  ?::bigint[], ?::integer[], ?::text[], ?::integer[], ?::bigint[], ?::text[], ?::date[], ?::text[], ?::text[],
  ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[]
) as given (
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name,
  aggregate_id, amount_cents, recorded_at, actor, leaf_hash, reason, mark
);
-- name: copy
copy journal_entry (
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name,
  aggregate_id, amount_cents, recorded_at, actor, leaf_hash, reason, mark
) from stdin;
-- name: rows
select row(position, ordinal)::text collate "C" as row_key, row(
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name,
  aggregate_id, amount_cents, recorded_at, actor, leaf_hash, reason, mark
)::text as row_content
from journal_entry
order by row_key;
