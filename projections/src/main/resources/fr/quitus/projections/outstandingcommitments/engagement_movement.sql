-- What changes what is left to pay on a line of an EJ.
-- name: create
create table engagement_movement (
  position bigint not null,
  line integer not null,
  number text not null,
  supplier text not null,
  funds_centre text not null,
  engagement_year integer not null,
  committed_cents bigint not null,
  paid_cents bigint not null,
  withheld_cents bigint not null,
  act_date date not null,
  recorded_at timestamptz not null
);
-- name: index
alter table engagement_movement add primary key (position, line);
create index engagement_movement_by_number on engagement_movement (number, position);
create index engagement_movement_by_time on engagement_movement (recorded_at, position);
-- name: drop
drop table if exists engagement_movement;
-- name: lock
lock table engagement_movement in access share mode;
-- name: switch
alter table engagement_movement set schema views;
-- name: find
select
  position, line, number, supplier, funds_centre, engagement_year, committed_cents, paid_cents,
  withheld_cents, act_date, recorded_at
from engagement_movement
join unnest(?::bigint[], ?::integer[])
  as wanted (position, line)
  using (position, line);
-- name: write
insert into engagement_movement (
  position, line, number, supplier, funds_centre, engagement_year, committed_cents, paid_cents,
  withheld_cents, act_date, recorded_at
)
select
  position, line, number, supplier, funds_centre, engagement_year, committed_cents, paid_cents,
  withheld_cents, act_date, recorded_at
from unnest(
  ?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[],
  ?::date[], ?::timestamptz[]
) as given (
  position, line, number, supplier, funds_centre, engagement_year, committed_cents, paid_cents,
  withheld_cents, act_date, recorded_at
);
-- name: copy
copy engagement_movement (
  position, line, number, supplier, funds_centre, engagement_year, committed_cents, paid_cents,
  withheld_cents, act_date, recorded_at
) from stdin;
-- name: rows
select row(position, line)::text collate "C" as row_key, row(
  position, line, number, supplier, funds_centre, engagement_year, committed_cents, paid_cents,
  withheld_cents, act_date, recorded_at
)::text as row_content
from engagement_movement
order by row_key;
