-- name: register
select
  number, kind, fiscal_year, funds_centre, post, debtor, debtor_name, subject, state, issued_on, due_on,
  issued_cents, added_cents, reduced_cents, remitted_cents, written_off_cents, collected_cents, remaining_cents,
  recovered_cents, excess_cents, dunning, contested, answer_by, plan, taken_over_from,
  impaired_cents, last_position
from revenue_register
where number > ?
  and (?::integer is null or fiscal_year = ?)
  and (?::text is null or state = ?)
  and (?::text is null or debtor = ?)
  and (?::text is null or post = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where funds_centre = seen.code or starts_with(funds_centre, seen.code || '-')
  ))
order by number
limit ?;
-- name: outstanding
select fiscal_year, programme, revenue_line, age, count(*) as titles, sum(cents) as cents
from (
  select
    fiscal_year, split_part(funds_centre, '-', 1) as programme, revenue_line, sum(cents) as cents,
    case
      when due_on >= ?::date then 0
      when due_on + interval '1 year' > ?::date then 1
      when due_on + interval '2 years' > ?::date then 2
      when due_on + interval '4 years' > ?::date then 3
      else 4
    end as age
  from revenue_move
  where position <= ?
    and accounted_on <= ?
    and (? or exists (
      select 1
      from unnest(?::text[]) as seen (code)
      where funds_centre = seen.code or starts_with(funds_centre, seen.code || '-')
    ))
  group by number, fiscal_year, funds_centre, revenue_line, due_on
  having sum(cents) <> 0
) as remaining
group by fiscal_year, programme, revenue_line, age
order by fiscal_year, programme, revenue_line, age;
-- name: first_after
select position
from revenue_move
where recorded_at > ?
order by recorded_at, position
limit 1;
-- name: last_entry
select recorded_at
from revenue_move
where position <= ?
order by position desc, ordinal desc
limit 1;
