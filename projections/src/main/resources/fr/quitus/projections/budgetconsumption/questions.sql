-- name: consumption
-- Whole months by steps, then the days of the last month up to the date asked for. Holders are summed before they are
-- placed: what a place is costs more than an addition.
with asked as (
  select ?::integer as depth, ?::boolean as all_seen, ?::text[] as seen
),
moved as (
  select holder, title_group, title, measure, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 22 and holder >= ? and holder < ? and block >= ? and block < ? and month < ?
  union all
  select holder, title_group, title, measure, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 17 and holder >= ? and holder < ? and block >= ? and block < ? and month < ?
  union all
  select holder, title_group, title, measure, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 12 and holder >= ? and holder < ? and block >= ? and block < ? and month < ?
  union all
  select holder, title_group, title, measure, ae_cents, cp_cents
  from budget_movement
  where fiscal_year = ? and holder >= ? and holder < ? and position >= ? and position < ? and act_date < ?
  union all
  select holder, title_group, title, measure, ae_cents, cp_cents
  from budget_movement
  where fiscal_year = ? and holder >= ? and holder < ? and act_date >= ? and act_date <= ? and position <= ?
),
held as (
  select holder, title_group, title, measure, sum(ae_cents) as ae_cents, sum(cp_cents) as cp_cents
  from moved
  group by holder, title_group, title, measure
),
placed as (
  select
    case asked.depth
      when 0 then held.holder
      else array_to_string((string_to_array(held.holder, '-'))[1:asked.depth], '-')
    end as place,
    held.title_group, held.title, held.measure, held.ae_cents, held.cp_cents
  from held
  cross join asked
  where array_length(string_to_array(held.holder, '-'), 1) >= asked.depth
)
select
  placed.place, case asked.depth when 0 then placed.title else '' end as title, placed.title_group, placed.measure,
  sum(placed.ae_cents)::bigint as ae_cents,
  sum(placed.cp_cents)::bigint as cp_cents
from placed
cross join asked
where asked.all_seen or exists (
  select 1
  from unnest(asked.seen) as one (code)
  where placed.place = one.code or starts_with(placed.place, one.code || '-')
)
group by 1, 2, 3, 4
order by 1, 2, 3, 4;
-- name: movements
select
  m.position, m.ordinal, m.holder, m.title_group, m.title, m.measure, m.ae_cents, m.cp_cents, m.act_date, m.reference,
  m.line, m.event_id, m.event_name, m.recorded_at, m.actor, m.leaf_hash
from budget_movement m
where m.fiscal_year = ? and (m.position, m.ordinal) > (?, ?) and m.position <= ?
  and (?::date is null or m.act_date <= ?)
  and (?::text is null or m.holder = ? or starts_with(m.holder, ? || '-'))
  and (?::text is null or m.title_group = ?)
  and (?::text is null or m.title = ?)
  and (?::text is null or m.measure = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where m.holder = seen.code or starts_with(m.holder, seen.code || '-')
  ))
order by m.position, m.ordinal
limit ?;
-- name: movement
select exists (
  select 1
  from budget_movement m
  where m.position = ?
    and (? or exists (
      select 1
      from unnest(?::text[]) as seen (code)
      where m.holder = seen.code or starts_with(m.holder, seen.code || '-')
    ))
) as seen;
-- name: months
with asked as (
  select ?::text as title_group, ?::boolean as all_seen, ?::text[] as seen
),
moved as (
  select holder, title_group, measure, month, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 22 and holder >= ? and holder < ? and block >= ? and block < ? and month < ?
  union all
  select holder, title_group, measure, month, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 17 and holder >= ? and holder < ? and block >= ? and block < ? and month < ?
  union all
  select holder, title_group, measure, month, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 12 and holder >= ? and holder < ? and block >= ? and block < ? and month < ?
  union all
  select holder, title_group, measure, date_trunc('month', act_date::timestamp)::date as month, ae_cents, cp_cents
  from budget_movement
  where fiscal_year = ? and holder >= ? and holder < ? and position >= ? and position < ? and act_date < ?
  union all
  select holder, title_group, measure, date_trunc('month', act_date::timestamp)::date as month, ae_cents, cp_cents
  from budget_movement
  where fiscal_year = ? and holder >= ? and holder < ? and act_date >= ? and act_date <= ? and position <= ?
),
summed as (
  select
    moved.month, left(moved.holder, 4) as programme,
    sum(moved.ae_cents) as ae_cents,
    sum(moved.cp_cents) filter (where moved.measure = 'CONSUMED') as cp_cents
  from moved
  cross join asked
  where moved.measure in ('COMMITTED', 'CONSUMED')
    and (asked.title_group is null or moved.title_group = asked.title_group)
    and (asked.all_seen or exists (
      select 1
      from unnest(asked.seen) as one (code)
      where moved.holder = one.code or starts_with(moved.holder, one.code || '-')
    ))
  group by 1, 2
)
select
  to_char(month, 'YYYY-MM') as month, programme, ae_cents::bigint as ae_cents,
  coalesce(cp_cents, 0)::bigint as cp_cents
from summed
order by month, programme;
