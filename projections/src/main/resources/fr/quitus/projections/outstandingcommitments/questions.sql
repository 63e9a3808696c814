-- name: programmes
with asked as (
  select
    ?::text as within, ?::integer as year, ?::date as as_of, ?::boolean as all_seen, ?::text[] as seen
),
moved as (
  select funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
  from engagement_step
  where scale = 22 and block < ?
  union all
  select funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
  from engagement_step
  where scale = 17 and block >= ? and block < ?
  union all
  select funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
  from engagement_step
  where scale = 12 and block >= ? and block < ?
  union all
  select funds_centre, engagement_year, act_date, committed_cents, paid_cents, withheld_cents
  from engagement_movement
  where position >= ? and position <= ?
)
select
  left(m.funds_centre, 4) as programme, m.engagement_year,
  sum(m.committed_cents)::bigint as committed_cents,
  sum(m.paid_cents)::bigint as paid_cents,
  sum(m.withheld_cents)::bigint as withheld_cents
from moved m
cross join asked
where (asked.as_of is null or m.act_date <= asked.as_of)
  and (asked.within is null or m.funds_centre = asked.within or starts_with(m.funds_centre, asked.within || '-'))
  and (asked.year is null or m.engagement_year = asked.year)
  and (asked.all_seen or exists (
    select 1
    from unnest(asked.seen) as one (code)
    where m.funds_centre = one.code or starts_with(m.funds_centre, one.code || '-')
  ))
group by 1, 2
order by 1, 2;
-- name: commitments
select
  m.number, min(m.funds_centre) as funds_centre, min(m.supplier) as supplier,
  min(m.engagement_year) as engagement_year,
  sum(m.committed_cents)::bigint as committed_cents,
  sum(m.paid_cents)::bigint as paid_cents,
  sum(m.withheld_cents)::bigint as withheld_cents
from engagement_movement m
where m.number > ? and m.position <= ?
  and (?::date is null or m.act_date <= ?)
  and (?::text is null or m.funds_centre = ? or starts_with(m.funds_centre, ? || '-'))
  and (?::integer is null or m.engagement_year = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where m.funds_centre = seen.code or starts_with(m.funds_centre, seen.code || '-')
  ))
group by m.number
having sum(m.committed_cents - m.paid_cents - m.withheld_cents) <> 0
order by m.number
limit ?;
