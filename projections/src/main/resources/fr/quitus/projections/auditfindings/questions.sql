-- name: findings
select
  finding, first_position, about, history, funds_centre, post, severity, finding_text, legal_reference, recorded_on,
  recorded_by, status, outcome, conclusion, closed_on, closed_by
from audit_finding
where first_position > ?
  and (?::text is null or about = ? or history = ?)
  and (?::text is null or status = ?)
  and (?::text is null or severity = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where funds_centre = seen.code or starts_with(funds_centre, seen.code || '-')
  ))
order by first_position
limit ?;
-- name: answers
select finding, answer_text, answered_on, answered_by, answered_as
from audit_finding_answer
join unnest(?::text[]) as wanted (finding) using (finding)
order by position;
