-- Commitments (EJ), one row each.
-- name: create
create table commitment_register (
  number text not null,
  fiscal_year integer not null,
  funds_centre text not null,
  type text not null,
  supplier text not null,
  supplier_name text not null,
  subject text not null,
  status text not null,
  amount_cents bigint not null,
  conditional_cents bigint not null,
  certified_cents bigint not null,
  invoiced_cents bigint not null,
  paid_cents bigint not null,
  visa_status text,
  visa_deadline date,
  drafted_by text not null,
  validated_by text,
  validated_on date,
  taken_over_from text,
  last_position bigint not null
);
-- name: index
alter table commitment_register add primary key (number);
create index commitment_register_by_year on commitment_register (fiscal_year, number);
create index commitment_register_by_unit on commitment_register (funds_centre, fiscal_year, number);
-- name: drop
drop table if exists commitment_register;
-- name: lock
lock table commitment_register in access share mode;
-- name: switch
alter table commitment_register set schema views;
-- name: find
select
  number, fiscal_year, funds_centre, type, supplier, supplier_name, subject, status, amount_cents,
  conditional_cents, certified_cents, invoiced_cents, paid_cents, visa_status, visa_deadline, drafted_by, validated_by, validated_on,
  taken_over_from, last_position
from commitment_register
join unnest(?::text[])
  as wanted (number)
  using (number);
-- name: write
insert into commitment_register (
  number, fiscal_year, funds_centre, type, supplier, supplier_name, subject, status, amount_cents,
  conditional_cents, certified_cents, invoiced_cents, paid_cents, visa_status, visa_deadline, drafted_by, validated_by, validated_on,
  taken_over_from, last_position
)
select
  number, fiscal_year, funds_centre, type, supplier, supplier_name, subject, status, amount_cents,
  conditional_cents, certified_cents, invoiced_cents, paid_cents, visa_status, visa_deadline, drafted_by, validated_by, validated_on,
  taken_over_from, last_position
from unnest(
  ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
  ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::date[], ?::text[], ?::text[], ?::date[],
  ?::text[], ?::bigint[]
) as given (
  number, fiscal_year, funds_centre, type, supplier, supplier_name, subject, status, amount_cents,
  conditional_cents, certified_cents, invoiced_cents, paid_cents, visa_status, visa_deadline, drafted_by, validated_by, validated_on,
  taken_over_from, last_position
)
on conflict (number) do update set
  fiscal_year = excluded.fiscal_year,
  funds_centre = excluded.funds_centre,
  type = excluded.type,
  supplier = excluded.supplier,
  supplier_name = excluded.supplier_name,
  subject = excluded.subject,
  status = excluded.status,
  amount_cents = excluded.amount_cents,
  conditional_cents = excluded.conditional_cents,
  certified_cents = excluded.certified_cents,
  invoiced_cents = excluded.invoiced_cents,
  paid_cents = excluded.paid_cents,
  visa_status = excluded.visa_status,
  visa_deadline = excluded.visa_deadline,
  drafted_by = excluded.drafted_by,
  validated_by = excluded.validated_by,
  validated_on = excluded.validated_on,
  taken_over_from = excluded.taken_over_from,
  last_position = excluded.last_position;
-- name: copy
copy commitment_register (
  number, fiscal_year, funds_centre, type, supplier, supplier_name, subject, status, amount_cents,
  conditional_cents, certified_cents, invoiced_cents, paid_cents, visa_status, visa_deadline, drafted_by, validated_by, validated_on,
  taken_over_from, last_position
) from stdin;
-- name: rows
select row(number)::text collate "C" as row_key, row(
  number, fiscal_year, funds_centre, type, supplier, supplier_name, subject, status, amount_cents,
  conditional_cents, certified_cents, invoiced_cents, paid_cents, visa_status, visa_deadline, drafted_by, validated_by, validated_on,
  taken_over_from, last_position
)::text as row_content
from commitment_register
order by row_key;
