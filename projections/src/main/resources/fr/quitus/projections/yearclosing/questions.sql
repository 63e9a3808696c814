-- name: open_files
select f.kind, f.id, f.number, f.fiscal_year, f.funds_centre, f.amount_cents
from closing_file f
where f.status = 'OPEN' and f.fiscal_year <= ? and f.kind = any (?)
order by f.kind, f.number, f.id
limit ?;
-- name: open_totals
select f.kind, count(*) as files, coalesce(sum(f.amount_cents), 0) as amount_cents
from closing_file f
where f.status = 'OPEN' and f.fiscal_year <= ?
group by f.kind
order by f.kind;
