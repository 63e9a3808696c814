-- Audit findings, as they stand.
-- name: create
create table audit_finding (
  finding text not null,
  first_position bigint not null,
  about text not null,
  history text not null,
  funds_centre text,
  post text,
  severity text not null,
  finding_text text not null,
  legal_reference text not null,
  recorded_on date not null,
  recorded_by text not null,
  status text not null,
  outcome text,
  conclusion text,
  closed_on date,
  closed_by text
);
-- name: index
alter table audit_finding add primary key (finding);
create index audit_finding_by_place on audit_finding (first_position);
create index audit_finding_by_history on audit_finding (history, first_position);
-- name: drop
drop table if exists audit_finding;
-- name: lock
lock table audit_finding in access share mode;
-- name: switch
alter table audit_finding set schema views;
-- name: find
select
  finding, first_position, about, history, funds_centre, post, severity, finding_text, legal_reference, recorded_on,
  recorded_by, status, outcome, conclusion, closed_on, closed_by
from audit_finding
join unnest(?::text[])
  as wanted (finding)
  using (finding);
-- name: write
insert into audit_finding (
  finding, first_position, about, history, funds_centre, post, severity, finding_text, legal_reference, recorded_on,
  recorded_by, status, outcome, conclusion, closed_on, closed_by
)
select
  finding, first_position, about, history, funds_centre, post, severity, finding_text, legal_reference, recorded_on,
  recorded_by, status, outcome, conclusion, closed_on, closed_by
from unnest(
  ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
  ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[]
) as given (
  finding, first_position, about, history, funds_centre, post, severity, finding_text, legal_reference, recorded_on,
  recorded_by, status, outcome, conclusion, closed_on, closed_by
)
on conflict (finding) do update set
  first_position = excluded.first_position,
  about = excluded.about,
  history = excluded.history,
  funds_centre = excluded.funds_centre,
  post = excluded.post,
  severity = excluded.severity,
  finding_text = excluded.finding_text,
  legal_reference = excluded.legal_reference,
  recorded_on = excluded.recorded_on,
  recorded_by = excluded.recorded_by,
  status = excluded.status,
  outcome = excluded.outcome,
  conclusion = excluded.conclusion,
  closed_on = excluded.closed_on,
  closed_by = excluded.closed_by;
-- name: copy
copy audit_finding (
  finding, first_position, about, history, funds_centre, post, severity, finding_text, legal_reference, recorded_on,
  recorded_by, status, outcome, conclusion, closed_on, closed_by
) from stdin;
-- name: rows
select row(finding)::text collate "C" as row_key, row(
  finding, first_position, about, history, funds_centre, post, severity, finding_text, legal_reference, recorded_on,
  recorded_by, status, outcome, conclusion, closed_on, closed_by
)::text as row_content
from audit_finding
order by row_key;
