-- What a line of an EJ is imputed to, and the AE of one year it took: what a payment of it consumes has no title of its own.
-- name: create
create table committed_line (
  number text not null,
  line integer not null,
  title text not null,
  former_title text not null,
  fiscal_year integer not null,
  committed_cents bigint not null
);
-- name: index
alter table committed_line add primary key (number, line);
-- name: drop
drop table if exists committed_line;
-- name: lock
lock table committed_line in access share mode;
-- name: switch
alter table committed_line set schema views;
-- name: find
select
  number, line, title, former_title, fiscal_year, committed_cents
from committed_line
join unnest(?::text[], ?::integer[])
  as wanted (number, line)
  using (number, line);
-- name: write
insert into committed_line (
  number, line, title, former_title, fiscal_year, committed_cents
)
select
  number, line, title, former_title, fiscal_year, committed_cents
from unnest(
  ?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[], ?::bigint[]
) as given (
  number, line, title, former_title, fiscal_year, committed_cents
)
on conflict (number, line) do update set
  title = excluded.title,
  former_title = excluded.former_title,
  fiscal_year = excluded.fiscal_year,
  committed_cents = excluded.committed_cents;
-- name: copy
copy committed_line (
  number, line, title, former_title, fiscal_year, committed_cents
) from stdin;
-- name: rows
select row(number, line)::text collate "C" as row_key, row(
  number, line, title, former_title, fiscal_year, committed_cents
)::text as row_content
from committed_line
order by row_key;
