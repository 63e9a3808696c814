-- name: delays
with asked as (
  select
    ?::date as first_day, ?::date as last_day, ?::text as within, ?::text as post, ?::boolean as all_seen,
    ?::text[] as seen
),
counted as (
  select
    funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late, interest_cents, fee_cents
  from delay_step
  where scale = 22 and block < ?
  union all
  select
    funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late, interest_cents, fee_cents
  from delay_step
  where scale = 17 and block >= ? and block < ?
  union all
  select
    funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late, interest_cents, fee_cents
  from delay_step
  where scale = 12 and block >= ? and block < ?
  union all
  select
    funds_centre, post, value_date, payment_days, payments, amount_cents, late, days_late, interest_cents, fee_cents
  from payment_delay
  where position >= ? and position <= ?
)
select
  to_char(c.value_date, 'YYYY-MM') as month, left(c.funds_centre, 4) as programme, c.post, c.payment_days,
  sum(c.payments)::bigint as payments,
  sum(c.amount_cents)::bigint as amount_cents,
  sum(c.late)::bigint as late,
  sum(c.days_late)::bigint as days_late,
  sum(c.interest_cents)::bigint as interest_cents,
  sum(c.fee_cents)::bigint as fee_cents
from counted c
cross join asked
where c.value_date >= asked.first_day and c.value_date <= asked.last_day
  and (asked.within is null or c.funds_centre = asked.within or starts_with(c.funds_centre, asked.within || '-'))
  and (asked.post is null or c.post = asked.post)
  and (asked.all_seen or exists (
    select 1
    from unnest(asked.seen) as one (code)
    where c.funds_centre = one.code or starts_with(c.funds_centre, one.code || '-')
  ))
group by 1, 2, 3, 4
order by 1, 2, 3, 4;
-- name: late
select
  d.position, d.payment_request_id, d.number, d.supplier, d.funds_centre, d.post, d.due_date, d.value_date,
  d.payment_days, d.days_late, d.interest_cents, d.fee_cents
from payment_delay d
where d.late = 1 and d.position > ? and d.position <= ? and d.value_date >= ? and d.value_date <= ?
  and (?::text is null or d.funds_centre = ? or starts_with(d.funds_centre, ? || '-'))
  and (?::text is null or d.post = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where d.funds_centre = seen.code or starts_with(d.funds_centre, seen.code || '-')
  ))
order by d.position
limit ?;
