-- What the service done on a line of an EJ costs whom.
-- name: create
create table cost_line (
  number text not null,
  line integer not null,
  account text not null,
  cost_centre text not null,
  activity text not null,
  material_group text not null,
  funds_centre text not null
);
-- name: index
alter table cost_line add primary key (number, line);
-- name: drop
drop table if exists cost_line;
-- name: lock
lock table cost_line in access share mode;
-- name: switch
alter table cost_line set schema views;
-- name: find
select
  number, line, account, cost_centre, activity, material_group, funds_centre
from cost_line
join unnest(?::text[], ?::integer[])
  as wanted (number, line)
  using (number, line);
-- name: write
insert into cost_line (
  number, line, account, cost_centre, activity, material_group, funds_centre
)
select
  number, line, account, cost_centre, activity, material_group, funds_centre
from unnest(
  ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]
) as given (
  number, line, account, cost_centre, activity, material_group, funds_centre
)
on conflict (number, line) do update set
  account = excluded.account,
  cost_centre = excluded.cost_centre,
  activity = excluded.activity,
  material_group = excluded.material_group,
  funds_centre = excluded.funds_centre;
-- name: copy
copy cost_line (
  number, line, account, cost_centre, activity, material_group, funds_centre
) from stdin;
-- name: rows
select row(number, line)::text collate "C" as row_key, row(
  number, line, account, cost_centre, activity, material_group, funds_centre
)::text as row_content
from cost_line
order by row_key;
