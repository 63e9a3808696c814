-- name: lines
select revenue_line, amount_cents
from budget_revenue
where fiscal_year = ? and revenue_line > ?
order by revenue_line
limit ?;
-- name: total
select coalesce(sum(amount_cents), 0)::bigint as amount_cents
from budget_revenue
where fiscal_year = ?;
