-- What changes what is left to pay, of a funds centre, year of engagement and day, within a block of the log.
-- name: create
create table engagement_step (
  scale integer not null,
  block bigint not null,
  funds_centre text not null,
  engagement_year integer not null,
  act_date date not null,
  committed_cents bigint not null,
  paid_cents bigint not null,
  withheld_cents bigint not null
);
-- name: index
alter table engagement_step add primary key (scale, block, funds_centre, engagement_year, act_date);
-- name: drop
drop table if exists engagement_step;
-- name: lock
lock table engagement_step in access share mode;
-- name: switch
alter table engagement_step set schema views;
-- name: find
select
  scale, block, funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
from engagement_step
join unnest(?::integer[], ?::bigint[], ?::text[], ?::integer[], ?::date[])
  as wanted (scale, block, funds_centre, engagement_year, act_date)
  using (scale, block, funds_centre, engagement_year, act_date);
-- name: write
insert into engagement_step (
  scale, block, funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
)
select
  scale, block, funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
from unnest(
  ?::integer[], ?::bigint[], ?::text[], ?::integer[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[]
) as given (
  scale, block, funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
)
on conflict (scale, block, funds_centre, engagement_year, act_date) do update set
  committed_cents = excluded.committed_cents,
  paid_cents = excluded.paid_cents,
  withheld_cents = excluded.withheld_cents;
-- name: copy
copy engagement_step (
  scale, block, funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
) from stdin;
-- name: rows
select row(scale, block, funds_centre, engagement_year, act_date)::text collate "C" as row_key, row(
  scale, block, funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
)::text as row_content
from engagement_step
order by row_key;
