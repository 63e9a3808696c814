-- Statements that were published.
-- name: create
create table published_statement (
  statement_id text not null,
  kind text not null,
  as_of date not null,
  position bigint not null,
  sha256 text not null,
  published_on date not null,
  published_by text not null,
  recorded_at timestamptz not null,
  published_at_position bigint not null
);
-- name: index
alter table published_statement add primary key (statement_id);
-- name: drop
drop table if exists published_statement;
-- name: lock
lock table published_statement in access share mode;
-- name: switch
alter table published_statement set schema views;
-- name: find
select
  statement_id, kind, as_of, position, sha256, published_on, published_by, recorded_at, published_at_position
from published_statement
join unnest(?::text[])
  as wanted (statement_id)
  using (statement_id);
-- name: write
insert into published_statement (
  statement_id, kind, as_of, position, sha256, published_on, published_by, recorded_at, published_at_position
)
select
  statement_id, kind, as_of, position, sha256, published_on, published_by, recorded_at, published_at_position
from unnest(
  ?::text[], ?::text[], ?::date[], ?::bigint[], ?::text[], ?::date[], ?::text[], ?::timestamptz[], ?::bigint[]
) as given (
  statement_id, kind, as_of, position, sha256, published_on, published_by, recorded_at, published_at_position
);
-- name: copy
copy published_statement (
  statement_id, kind, as_of, position, sha256, published_on, published_by, recorded_at, published_at_position
) from stdin;
-- name: rows
select row(statement_id)::text collate "C" as row_key, row(
  statement_id, kind, as_of, position, sha256, published_on, published_by, recorded_at, published_at_position
)::text as row_content
from published_statement
order by row_key;
