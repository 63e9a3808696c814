-- Lines of EJ : whose they are, and the year whose AE they first took.
-- name: create
create table engaged_line (
  number text not null,
  line integer not null,
  supplier text not null,
  funds_centre text not null,
  engagement_year integer not null
);
-- name: index
alter table engaged_line add primary key (number, line);
-- name: drop
drop table if exists engaged_line;
-- name: lock
lock table engaged_line in access share mode;
-- name: switch
alter table engaged_line set schema views;
-- name: find
select
  number, line, supplier, funds_centre, engagement_year
from engaged_line
join unnest(?::text[], ?::integer[])
  as wanted (number, line)
  using (number, line);
-- name: write
insert into engaged_line (
  number, line, supplier, funds_centre, engagement_year
)
select
  number, line, supplier, funds_centre, engagement_year
from unnest(
  ?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[]
) as given (
  number, line, supplier, funds_centre, engagement_year
)
on conflict (number, line) do update set
  supplier = excluded.supplier,
  funds_centre = excluded.funds_centre,
  engagement_year = excluded.engagement_year;
-- name: copy
copy engaged_line (
  number, line, supplier, funds_centre, engagement_year
) from stdin;
-- name: rows
select row(number, line)::text collate "C" as row_key, row(
  number, line, supplier, funds_centre, engagement_year
)::text as row_content
from engaged_line
order by row_key;
