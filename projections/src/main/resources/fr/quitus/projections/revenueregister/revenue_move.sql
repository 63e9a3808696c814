-- What made more or less left to collect of titles.
-- name: create
create table revenue_move (
  position bigint not null,
  ordinal integer not null,
  number text not null,
  fiscal_year integer not null,
  funds_centre text not null,
  revenue_line text not null,
  due_on date not null,
  accounted_on date not null,
  recorded_at timestamptz not null,
  cents bigint not null
);
-- name: index
alter table revenue_move add primary key (position, ordinal);
create index revenue_move_by_title on revenue_move (number, position);
create index revenue_move_by_time on revenue_move (recorded_at, position);
-- name: drop
drop table if exists revenue_move;
-- name: lock
lock table revenue_move in access share mode;
-- name: switch
alter table revenue_move set schema views;
-- name: find
select
  position, ordinal, number, fiscal_year, funds_centre, revenue_line, due_on, accounted_on, recorded_at, cents
from revenue_move
join unnest(?::bigint[], ?::integer[])
  as wanted (position, ordinal)
  using (position, ordinal);
-- name: write
insert into revenue_move (
  position, ordinal, number, fiscal_year, funds_centre, revenue_line, due_on, accounted_on, recorded_at, cents
)
select
  position, ordinal, number, fiscal_year, funds_centre, revenue_line, due_on, accounted_on, recorded_at, cents
from unnest(
  ?::bigint[], ?::integer[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::date[], ?::date[],
  ?::timestamptz[], ?::bigint[]
) as given (
  position, ordinal, number, fiscal_year, funds_centre, revenue_line, due_on, accounted_on, recorded_at, cents
);
-- name: copy
copy revenue_move (
  position, ordinal, number, fiscal_year, funds_centre, revenue_line, due_on, accounted_on, recorded_at, cents
) from stdin;
-- name: rows
select row(position, ordinal)::text collate "C" as row_key, row(
  position, ordinal, number, fiscal_year, funds_centre, revenue_line, due_on, accounted_on, recorded_at, cents
)::text as row_content
from revenue_move
order by row_key;
