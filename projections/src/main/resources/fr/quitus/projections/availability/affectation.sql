-- AE affected to investment operations, per envelope.
-- name: create
create table affectation (
  fiscal_year integer not null,
  funds_centre text not null,
  title_group text not null,
  operation text not null,
  ae_affected_cents bigint not null,
  ae_committed_cents bigint not null,
  ae_earlier_cents bigint not null,
  first_affected_in integer not null
);
-- name: index
alter table affectation add primary key (fiscal_year, funds_centre, title_group, operation);
-- name: drop
drop table if exists affectation;
-- name: lock
lock table affectation in access share mode;
-- name: switch
alter table affectation set schema views;
-- name: find
select
  fiscal_year, funds_centre, title_group, operation, ae_affected_cents, ae_committed_cents, ae_earlier_cents,
  first_affected_in
from affectation
join unnest(?::integer[], ?::text[], ?::text[], ?::text[])
  as wanted (fiscal_year, funds_centre, title_group, operation)
  using (fiscal_year, funds_centre, title_group, operation);
-- name: write
insert into affectation (
  fiscal_year, funds_centre, title_group, operation, ae_affected_cents, ae_committed_cents, ae_earlier_cents,
  first_affected_in
)
select
  fiscal_year, funds_centre, title_group, operation, ae_affected_cents, ae_committed_cents, ae_earlier_cents,
  first_affected_in
from unnest(
  ?::integer[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[]
) as given (
  fiscal_year, funds_centre, title_group, operation, ae_affected_cents, ae_committed_cents, ae_earlier_cents,
  first_affected_in
)
on conflict (fiscal_year, funds_centre, title_group, operation) do update set
  ae_affected_cents = excluded.ae_affected_cents,
  ae_committed_cents = excluded.ae_committed_cents,
  ae_earlier_cents = excluded.ae_earlier_cents,
  first_affected_in = excluded.first_affected_in;
-- name: copy
copy affectation (
  fiscal_year, funds_centre, title_group, operation, ae_affected_cents, ae_committed_cents, ae_earlier_cents,
  first_affected_in
) from stdin;
-- name: rows
select row(fiscal_year, funds_centre, title_group, operation)::text collate "C" as row_key, row(
  fiscal_year, funds_centre, title_group, operation, ae_affected_cents, ae_committed_cents, ae_earlier_cents,
  first_affected_in
)::text as row_content
from affectation
order by row_key;
