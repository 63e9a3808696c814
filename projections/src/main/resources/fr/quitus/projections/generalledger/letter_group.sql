-- What one file still has open on an account that is lettered.
-- name: create
create table letter_group (
  account text not null,
  file text not null,
  open_cents bigint not null
);
-- name: index
alter table letter_group add primary key (account, file);
-- name: drop
drop table if exists letter_group;
-- name: lock
lock table letter_group in access share mode;
-- name: switch
alter table letter_group set schema views;
-- name: find
select
  account, file, open_cents
from letter_group
join unnest(?::text[], ?::text[])
  as wanted (account, file)
  using (account, file);
-- name: write
insert into letter_group (
  account, file, open_cents
)
select
  account, file, open_cents
from unnest(
  ?::text[], ?::text[], ?::bigint[]
) as given (
  account, file, open_cents
)
on conflict (account, file) do update set
  open_cents = excluded.open_cents;
-- name: copy
copy letter_group (
  account, file, open_cents
) from stdin;
-- name: rows
select row(account, file)::text collate "C" as row_key, row(
  account, file, open_cents
)::text as row_content
from letter_group
order by row_key;
