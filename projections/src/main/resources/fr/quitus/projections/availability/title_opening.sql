-- Credits opened for a programme by the finance act, per title, before any reallocation.
-- name: create
create table title_opening (
  fiscal_year integer not null,
  programme text not null,
  title text not null,
  title_group text not null,
  ae_opened_cents bigint not null,
  cp_opened_cents bigint not null
);
-- name: index
alter table title_opening add primary key (fiscal_year, programme, title);
-- name: drop
drop table if exists title_opening;
-- name: lock
lock table title_opening in access share mode;
-- name: switch
alter table title_opening set schema views;
-- name: find
select
  fiscal_year, programme, title, title_group, ae_opened_cents, cp_opened_cents
from title_opening
join unnest(?::integer[], ?::text[], ?::text[])
  as wanted (fiscal_year, programme, title)
  using (fiscal_year, programme, title);
-- name: write
insert into title_opening (
  fiscal_year, programme, title, title_group, ae_opened_cents, cp_opened_cents
)
select
  fiscal_year, programme, title, title_group, ae_opened_cents, cp_opened_cents
from unnest(
  ?::integer[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[]
) as given (
  fiscal_year, programme, title, title_group, ae_opened_cents, cp_opened_cents
)
on conflict (fiscal_year, programme, title) do update set
  title_group = excluded.title_group,
  ae_opened_cents = excluded.ae_opened_cents,
  cp_opened_cents = excluded.cp_opened_cents;
-- name: copy
copy title_opening (
  fiscal_year, programme, title, title_group, ae_opened_cents, cp_opened_cents
) from stdin;
-- name: rows
select row(fiscal_year, programme, title)::text collate "C" as row_key, row(
  fiscal_year, programme, title, title_group, ae_opened_cents, cp_opened_cents
)::text as row_content
from title_opening
order by row_key;
