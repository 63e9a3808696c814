-- The last number given in a journal of a year.
-- name: create
create table journal_counter (
  journal text not null,
  fiscal_year integer not null,
  last_number bigint not null
);
-- name: index
alter table journal_counter add primary key (journal, fiscal_year);
-- name: drop
drop table if exists journal_counter;
-- name: lock
lock table journal_counter in access share mode;
-- name: switch
alter table journal_counter set schema views;
-- name: find
select
  journal, fiscal_year, last_number
from journal_counter
join unnest(?::text[], ?::integer[])
  as wanted (journal, fiscal_year)
  using (journal, fiscal_year);
-- name: write
insert into journal_counter (
  journal, fiscal_year, last_number
)
select
  journal, fiscal_year, last_number
from unnest(
  ?::text[], ?::integer[], ?::bigint[]
) as given (
  journal, fiscal_year, last_number
)
on conflict (journal, fiscal_year) do update set
  last_number = excluded.last_number;
-- name: copy
copy journal_counter (
  journal, fiscal_year, last_number
) from stdin;
-- name: rows
select row(journal, fiscal_year)::text collate "C" as row_key, row(
  journal, fiscal_year, last_number
)::text as row_content
from journal_counter
order by row_key;
