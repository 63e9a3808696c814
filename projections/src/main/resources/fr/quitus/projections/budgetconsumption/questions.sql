-- name: consumption
with asked as (
  select
    ?::integer as depth, ?::text as within, ?::date as as_of, ?::boolean as all_seen, ?::text[] as seen
),
moved as (
  select holder, title_group, title, measure, act_date, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 22 and block < ?
  union all
  select holder, title_group, title, measure, act_date, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 17 and block >= ? and block < ?
  union all
  select holder, title_group, title, measure, act_date, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 12 and block >= ? and block < ?
  union all
  select holder, title_group, title, measure, act_date, ae_cents, cp_cents
  from budget_movement
  where fiscal_year = ? and position >= ? and position <= ?
),
placed as (
  select
    case asked.depth
      when 0 then moved.holder
      else array_to_string((string_to_array(moved.holder, '-'))[1:asked.depth], '-')
    end as place,
    moved.title_group, moved.title, moved.measure, moved.ae_cents, moved.cp_cents
  from moved
  cross join asked
  where (asked.as_of is null or moved.act_date <= asked.as_of)
    and (asked.within is null or moved.holder = asked.within or starts_with(moved.holder, asked.within || '-'))
    and array_length(string_to_array(moved.holder, '-'), 1) >= asked.depth
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
  select
    ?::text as within, ?::text as title_group, ?::date as as_of, ?::boolean as all_seen, ?::text[] as seen
),
moved as (
  select holder, title_group, measure, act_date, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 22 and block < ?
  union all
  select holder, title_group, measure, act_date, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 17 and block >= ? and block < ?
  union all
  select holder, title_group, measure, act_date, ae_cents, cp_cents
  from budget_step
  where fiscal_year = ? and scale = 12 and block >= ? and block < ?
  union all
  select holder, title_group, measure, act_date, ae_cents, cp_cents
  from budget_movement
  where fiscal_year = ? and position >= ? and position <= ?
)
select
  to_char(moved.act_date, 'YYYY-MM') as month, left(moved.holder, 4) as programme,
  sum(moved.ae_cents)::bigint as ae_cents,
  sum(case moved.measure when 'CONSUMED' then moved.cp_cents else 0 end)::bigint as cp_cents
from moved
cross join asked
where moved.measure in ('COMMITTED', 'CONSUMED')
  and (asked.as_of is null or moved.act_date <= asked.as_of)
  and (asked.title_group is null or moved.title_group = asked.title_group)
  and (asked.within is null or moved.holder = asked.within or starts_with(moved.holder, asked.within || '-'))
  and (asked.all_seen or exists (
    select 1
    from unnest(asked.seen) as one (code)
    where moved.holder = one.code or starts_with(moved.holder, one.code || '-')
  ))
group by 1, 2
order by 1, 2;
