-- name: programmes
select
  p.programme, p.title_group, p.ae_opened_cents, p.cp_opened_cents, p.ae_frozen_cents, p.cp_frozen_cents,
  p.ae_allotted_cents, p.cp_allotted_cents, p.ae_voted_cents, p.cp_voted_cents, p.ae_moved_in_cents,
  p.cp_moved_in_cents, p.ae_moved_out_cents, p.cp_moved_out_cents, p.ae_carried_over_cents, p.cp_carried_over_cents,
  p.ae_carried_forward_cents, p.cp_carried_forward_cents, p.ae_lapsed_cents, p.cp_lapsed_cents
from programme_pocket p
where p.fiscal_year = ? and (p.programme, p.title_group) > (?, ?)
  and (?::text is null or p.programme = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where p.programme = seen.code or starts_with(p.programme, seen.code || '-')
  ))
order by p.programme, p.title_group
limit ?;
-- name: titles
select programme, title, title_group, ae_opened_cents, cp_opened_cents
from title_opening
where fiscal_year = ? and programme >= ? and programme <= ?
order by programme, title;
-- name: operating_budgets
select
  b.operating_budget, b.title_group, b.ae_received_cents, b.cp_received_cents, b.ae_allotted_cents, b.cp_allotted_cents,
  b.ae_lapsed_cents, b.cp_lapsed_cents
from operating_budget_pocket b
where b.fiscal_year = ? and (b.operating_budget, b.title_group) > (?, ?)
  and (?::text is null or b.operating_budget = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where b.operating_budget = seen.code or starts_with(b.operating_budget, seen.code || '-')
  ))
order by b.operating_budget, b.title_group
limit ?;
-- name: envelopes
select
  v.funds_centre, v.title_group, v.ae_allotted_cents, v.ae_frozen_cents, v.ae_committed_cents, v.ae_affected_cents,
  v.ae_affected_committed_cents, v.ae_affected_lost_cents, v.ae_non_recyclable_cents, v.cp_allotted_cents,
  v.cp_frozen_cents, v.cp_reserved_cents, v.cp_consumed_cents, v.ae_lapsed_cents, v.cp_lapsed_cents,
  v.ae_anticipated_cents
from envelope v
where v.fiscal_year = ? and (v.funds_centre, v.title_group) > (?, ?)
  and (?::text is null or v.funds_centre = ?)
  and (?::text is null or v.title_group = ?)
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where v.funds_centre = seen.code or starts_with(v.funds_centre, seen.code || '-')
  ))
order by v.funds_centre, v.title_group
limit ?;
-- name: affectations
select a.operation, a.ae_affected_cents, a.ae_committed_cents, a.ae_earlier_cents,
  greatest(a.first_affected_in, (
    select max(consumed.fiscal_year)
    from affectation consumed
    where consumed.funds_centre = a.funds_centre and consumed.title_group = a.title_group
      and consumed.operation = a.operation and consumed.fiscal_year <= a.fiscal_year
      and consumed.ae_committed_cents > 0
  )) as last_consumed_in
from affectation a
where a.fiscal_year = ? and a.funds_centre = ? and a.title_group = ? and a.operation > ?
  and (? or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where a.funds_centre = seen.code or starts_with(a.funds_centre, seen.code || '-')
  ))
order by a.operation
limit ?;
-- name: units_to_lapse
select
  v.funds_centre, v.title_group,
  v.ae_frozen_cents + v.ae_affected_cents - v.ae_affected_committed_cents + v.ae_affected_lost_cents
    + greatest(0, a.ae_available_cents) as ae_left_cents,
  v.cp_frozen_cents + greatest(0, a.cp_available_cents) as cp_left_cents,
  v.ae_lapsed_cents, v.cp_lapsed_cents,
  greatest(0, -a.ae_available_cents) as ae_exceeded_cents,
  greatest(0, -a.cp_available_cents) as cp_exceeded_cents
from envelope v
cross join lateral (
  select
    v.ae_allotted_cents - v.ae_frozen_cents - v.ae_committed_cents - v.ae_affected_cents
      + v.ae_affected_committed_cents - v.ae_affected_lost_cents - v.ae_lapsed_cents as ae_available_cents,
    v.cp_allotted_cents - v.cp_frozen_cents - v.cp_reserved_cents - v.cp_consumed_cents - v.cp_lapsed_cents
      as cp_available_cents
) a
where v.fiscal_year = ?
order by v.funds_centre, v.title_group;
-- name: operating_budgets_to_lapse
select
  b.operating_budget, b.title_group,
  b.ae_received_cents - b.ae_allotted_cents - b.ae_lapsed_cents as ae_left_cents,
  b.cp_received_cents - b.cp_allotted_cents - b.cp_lapsed_cents as cp_left_cents,
  b.ae_lapsed_cents, b.cp_lapsed_cents, 0 as ae_exceeded_cents, 0 as cp_exceeded_cents
from operating_budget_pocket b
where b.fiscal_year = ?
order by b.operating_budget, b.title_group;
-- name: programmes_to_lapse
select
  p.programme, p.title_group,
  p.ae_opened_cents - p.ae_allotted_cents - p.ae_carried_forward_cents - p.ae_lapsed_cents as ae_left_cents,
  p.cp_opened_cents - p.cp_allotted_cents - p.cp_carried_forward_cents - p.cp_lapsed_cents as cp_left_cents,
  p.ae_lapsed_cents, p.cp_lapsed_cents, 0 as ae_exceeded_cents, 0 as cp_exceeded_cents
from programme_pocket p
where p.fiscal_year = ?
order by p.programme, p.title_group;
