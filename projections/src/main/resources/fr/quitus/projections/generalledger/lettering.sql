-- Letters given: everything of a file on an account up to this posting, and after the letter before.
-- name: create
create table lettering (
  account text not null,
  file text not null,
  position bigint not null,
  code text not null,
  accounting_date date not null
);
-- name: index
alter table lettering add primary key (account, file, position);
-- name: drop
drop table if exists lettering;
-- name: lock
lock table lettering in access share mode;
-- name: switch
alter table lettering set schema views;
-- name: find
select
  account, file, position, code, accounting_date
from lettering
join unnest(?::text[], ?::text[], ?::bigint[])
  as wanted (account, file, position)
  using (account, file, position);
-- name: write
insert into lettering (
  account, file, position, code, accounting_date
)
select
  account, file, position, code, accounting_date
from unnest(
  ?::text[], ?::text[], ?::bigint[], ?::text[], ?::date[]
) as given (
  account, file, position, code, accounting_date
);
-- name: copy
copy lettering (
  account, file, position, code, accounting_date
) from stdin;
-- name: rows
select row(account, file, position)::text collate "C" as row_key, row(
  account, file, position, code, accounting_date
)::text as row_content
from lettering
order by row_key;
