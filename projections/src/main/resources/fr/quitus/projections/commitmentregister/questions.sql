-- name: register
select
  number, fiscal_year, funds_centre, type, supplier, supplier_name, subject, status, amount_cents,
  conditional_cents, certified_cents, invoiced_cents, paid_cents, visa_status, visa_deadline, drafted_by, validated_by, validated_on,
  taken_over_from
from commitment_register
where number > ?
  and (?::integer is null or fiscal_year = ?)
  and (?::text is null or funds_centre = ? or starts_with(funds_centre, ? || '-'))
  and (?::text is null or status = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where funds_centre = seen.code or starts_with(funds_centre, seen.code || '-')
  ))
order by number
limit ?;
-- name: carriable
select r.number, r.fiscal_year, r.amount_cents - r.paid_cents as residual_cents
from commitment_register r
where r.fiscal_year <= ? and r.status = 'VALIDATED' and (r.amount_cents > r.paid_cents or r.conditional_cents > 0)
order by r.number
limit ?;
-- name: carriable_total
select count(*) as files, coalesce(sum(r.amount_cents - r.paid_cents), 0) as residual_cents
from commitment_register r
where r.fiscal_year <= ? and r.status = 'VALIDATED' and (r.amount_cents > r.paid_cents or r.conditional_cents > 0);
