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
-- name: results
select account, sum(debit_cents - credit_cents)::bigint as balance_cents
from trial_balance
where fiscal_year <= ? and account >= '6' and account < '8'
group by account
order by account;
