-- Bank accounts of third parties: the last time each was added.
-- name: create
create table payee_account (
  third_party text not null,
  iban text not null,
  bic text,
  from_day date not null,
  added_by text not null,
  validated_by text,
  closed_on date,
  shared integer not null
);
-- name: index
alter table payee_account add primary key (third_party, iban);
-- name: drop
drop table if exists payee_account;
-- name: lock
lock table payee_account in access share mode;
-- name: switch
alter table payee_account set schema views;
-- name: find
select
  third_party, iban, bic, from_day, added_by, validated_by, closed_on, shared
from payee_account
join unnest(?::text[], ?::text[])
  as wanted (third_party, iban)
  using (third_party, iban);
-- name: write
insert into payee_account (
  third_party, iban, bic, from_day, added_by, validated_by, closed_on, shared
)
select
  third_party, iban, bic, from_day, added_by, validated_by, closed_on, shared
from unnest(
  ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::date[], ?::integer[]
) as given (
  third_party, iban, bic, from_day, added_by, validated_by, closed_on, shared
)
on conflict (third_party, iban) do update set
  bic = excluded.bic,
  from_day = excluded.from_day,
  added_by = excluded.added_by,
  validated_by = excluded.validated_by,
  closed_on = excluded.closed_on,
  shared = excluded.shared;
-- name: copy
copy payee_account (
  third_party, iban, bic, from_day, added_by, validated_by, closed_on, shared
) from stdin;
-- name: rows
select row(third_party, iban)::text collate "C" as row_key, row(
  third_party, iban, bic, from_day, added_by, validated_by, closed_on, shared
)::text as row_content
from payee_account
order by row_key;
