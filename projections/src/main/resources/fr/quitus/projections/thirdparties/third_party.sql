-- Third parties, one row each.
-- name: create
create table third_party (
  third_party text not null,
  third_party_id text not null,
  kind text not null,
  name text,
  status text not null,
  oppositions integer not null,
  drawn_cents bigint not null,
  registered_on date not null
);
-- name: index
alter table third_party add primary key (third_party);
-- name: drop
drop table if exists third_party;
-- name: lock
lock table third_party in access share mode;
-- name: switch
alter table third_party set schema views;
-- name: find
select
  third_party, third_party_id, kind, name, status, oppositions, drawn_cents, registered_on
from third_party
join unnest(?::text[])
  as wanted (third_party)
  using (third_party);
-- name: write
insert into third_party (
  third_party, third_party_id, kind, name, status, oppositions, drawn_cents, registered_on
)
select
  third_party, third_party_id, kind, name, status, oppositions, drawn_cents, registered_on
from unnest(
  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::bigint[], ?::date[]
) as given (
  third_party, third_party_id, kind, name, status, oppositions, drawn_cents, registered_on
)
on conflict (third_party) do update set
  third_party_id = excluded.third_party_id,
  kind = excluded.kind,
  name = excluded.name,
  status = excluded.status,
  oppositions = excluded.oppositions,
  drawn_cents = excluded.drawn_cents,
  registered_on = excluded.registered_on;
-- name: copy
copy third_party (
  third_party, third_party_id, kind, name, status, oppositions, drawn_cents, registered_on
) from stdin;
-- name: rows
select row(third_party)::text collate "C" as row_key, row(
  third_party, third_party_id, kind, name, status, oppositions, drawn_cents, registered_on
)::text as row_content
from third_party
order by row_key;
