-- Files that the closing of a year carries on, puts on credits or takes back.
-- name: create
create table closing_file (
  file_id text not null,
  kind text not null,
  id text not null,
  number text not null,
  fiscal_year integer not null,
  funds_centre text,
  amount_cents bigint not null,
  status text not null,
  last_position bigint not null
);
-- name: index
alter table closing_file add primary key (file_id);
create index closing_file_open on closing_file (fiscal_year) where status = 'OPEN';
-- name: drop
drop table if exists closing_file;
-- name: lock
lock table closing_file in access share mode;
-- name: switch
alter table closing_file set schema views;
-- name: find
select
  file_id, kind, id, number, fiscal_year, funds_centre, amount_cents, status, last_position
from closing_file
join unnest(?::text[])
  as wanted (file_id)
  using (file_id);
-- name: write
insert into closing_file (
  file_id, kind, id, number, fiscal_year, funds_centre, amount_cents, status, last_position
)
select
  file_id, kind, id, number, fiscal_year, funds_centre, amount_cents, status, last_position
from unnest(
  ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::bigint[], ?::text[], ?::bigint[]
) as given (
  file_id, kind, id, number, fiscal_year, funds_centre, amount_cents, status, last_position
)
on conflict (file_id) do update set
  kind = excluded.kind,
  id = excluded.id,
  number = excluded.number,
  fiscal_year = excluded.fiscal_year,
  funds_centre = excluded.funds_centre,
  amount_cents = excluded.amount_cents,
  status = excluded.status,
  last_position = excluded.last_position;
-- name: copy
copy closing_file (
  file_id, kind, id, number, fiscal_year, funds_centre, amount_cents, status, last_position
) from stdin;
-- name: rows
select row(file_id)::text collate "C" as row_key, row(
  file_id, kind, id, number, fiscal_year, funds_centre, amount_cents, status, last_position
)::text as row_content
from closing_file
order by row_key;
