-- Changes of the chart of accounts, in the order of the log.
-- name: create
create table account_change (
  position bigint not null,
  kind text not null,
  account text not null,
  label text,
  effective_on date not null,
  legal_reference text not null,
  recorded_at timestamptz not null
);
-- name: index
alter table account_change add primary key (position);
create index account_change_by_time on account_change (recorded_at, position);
-- name: drop
drop table if exists account_change;
-- name: lock
lock table account_change in access share mode;
-- name: switch
alter table account_change set schema views;
-- name: find
select
  position, kind, account, label, effective_on, legal_reference, recorded_at
from account_change
join unnest(?::bigint[])
  as wanted (position)
  using (position);
-- name: write
insert into account_change (
  position, kind, account, label, effective_on, legal_reference, recorded_at
)
select
  position, kind, account, label, effective_on, legal_reference, recorded_at
from unnest(
  ?::bigint[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::timestamptz[]
) as given (
  position, kind, account, label, effective_on, legal_reference, recorded_at
);
-- name: copy
copy account_change (
  position, kind, account, label, effective_on, legal_reference, recorded_at
) from stdin;
-- name: rows
select row(position)::text collate "C" as row_key, row(
  position, kind, account, label, effective_on, legal_reference, recorded_at
)::text as row_content
from account_change
order by row_key;
