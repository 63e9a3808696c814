-- Answers to audit findings, in the order of the log.
-- name: create
create table audit_finding_answer (
  position bigint not null,
  finding text not null,
  answer_text text not null,
  answered_on date not null,
  answered_by text not null,
  answered_as text not null
);
-- name: index
alter table audit_finding_answer add primary key (position);
create index audit_finding_answer_by_finding on audit_finding_answer (finding, position);
-- name: drop
drop table if exists audit_finding_answer;
-- name: lock
lock table audit_finding_answer in access share mode;
-- name: switch
alter table audit_finding_answer set schema views;
-- name: find
select
  position, finding, answer_text, answered_on, answered_by, answered_as
from audit_finding_answer
join unnest(?::bigint[])
  as wanted (position)
  using (position);
-- name: write
insert into audit_finding_answer (
  position, finding, answer_text, answered_on, answered_by, answered_as
)
select
  position, finding, answer_text, answered_on, answered_by, answered_as
from unnest(
  ?::bigint[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[]
) as given (
  position, finding, answer_text, answered_on, answered_by, answered_as
);
-- name: copy
copy audit_finding_answer (
  position, finding, answer_text, answered_on, answered_by, answered_as
) from stdin;
-- name: rows
select row(position)::text collate "C" as row_key, row(
  position, finding, answer_text, answered_on, answered_by, answered_as
)::text as row_content
from audit_finding_answer
order by row_key;
