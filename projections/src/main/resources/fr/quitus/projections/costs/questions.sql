-- name: costs
with asked as (
  select
    ?::boolean as by_cost_centre, ?::boolean as by_activity, ?::boolean as by_material_group, ?::boolean as by_account,
    ?::boolean as by_programme, ?::boolean as by_funds_centre, ?::date as first_day, ?::date as last_day,
    ?::boolean as all_seen, ?::text[] as seen
),
charged as (
  select account, cost_centre, activity, material_group, funds_centre, accounting_date, amount_cents
  from cost_step
  where fiscal_year = ? and scale = 22 and block < ?
  union all
  select account, cost_centre, activity, material_group, funds_centre, accounting_date, amount_cents
  from cost_step
  where fiscal_year = ? and scale = 17 and block >= ? and block < ?
  union all
  select account, cost_centre, activity, material_group, funds_centre, accounting_date, amount_cents
  from cost_step
  where fiscal_year = ? and scale = 12 and block >= ? and block < ?
  union all
  select account, cost_centre, activity, material_group, funds_centre, accounting_date, amount_cents
  from cost_movement
  where fiscal_year = ? and position >= ? and position <= ?
)
select
  case when asked.by_cost_centre then c.cost_centre end as cost_centre,
  case when asked.by_activity then c.activity end as activity,
  case when asked.by_material_group then c.material_group end as material_group,
  case when asked.by_account then c.account end as account,
  case when asked.by_programme then left(c.funds_centre, 4) end as programme,
  case when asked.by_funds_centre then c.funds_centre end as funds_centre,
  sum(c.amount_cents)::bigint as amount_cents
from charged c
cross join asked
where c.accounting_date >= asked.first_day and c.accounting_date <= asked.last_day
  and (asked.all_seen or exists (
    select 1
    from unnest(asked.seen) as one (code)
    where c.funds_centre = one.code or starts_with(c.funds_centre, one.code || '-')
  ))
group by 1, 2, 3, 4, 5, 6
having sum(c.amount_cents) <> 0
order by 1, 2, 3, 4, 5, 6;
