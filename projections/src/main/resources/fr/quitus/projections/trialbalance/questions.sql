-- name: accounts
select account, debit_cents, credit_cents
from trial_balance
where fiscal_year = ? and account > ?
order by account
limit ?;
-- name: totals
select coalesce(sum(debit_cents), 0)::bigint as debit_cents, coalesce(sum(credit_cents), 0)::bigint as credit_cents
from trial_balance
where fiscal_year = ?;
