-- One row per event of the log: what the trail is asked by. What it tells stands in the log.
-- name: create
create table audit_trail (
  position bigint not null,
  actor text not null,
  aggregate_id text not null,
  about text,
  consulted text
);
-- name: index
alter table audit_trail add primary key (position);
create index audit_trail_by_actor on audit_trail (actor, position);
create index audit_trail_by_aggregate on audit_trail (aggregate_id, position);
create index audit_trail_by_subject on audit_trail (about, position) where about is not null;
create index audit_trail_of_consultations on audit_trail (position) where consulted is not null;
create index audit_trail_by_consulted on audit_trail (consulted, position) where consulted is not null;
-- name: drop
drop table if exists audit_trail;
-- name: lock
lock table audit_trail in access share mode;
-- name: switch
alter table audit_trail set schema views;
-- name: find
select position, actor, aggregate_id, about, consulted
from audit_trail
join unnest(?::bigint[])
  as wanted (position)
  using (position);
-- name: write
insert into audit_trail (position, actor, aggregate_id, about, consulted)
select position, actor, aggregate_id, about, consulted
from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
  as given (position, actor, aggregate_id, about, consulted);
-- name: copy
copy audit_trail (position, actor, aggregate_id, about, consulted) from stdin;
-- name: rows
select row(position)::text collate "C" as row_key, row(position, actor, aggregate_id, about, consulted)::text as row_content
from audit_trail
order by row_key;
