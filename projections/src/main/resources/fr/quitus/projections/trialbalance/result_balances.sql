-- name: results
select account, sum(debit_cents - credit_cents)::bigint as balance_cents
from trial_balance
where fiscal_year <= ? and account >= '6' and account < '8'
group by account
order by account;
-- name: account
select coalesce(sum(debit_cents - credit_cents), 0)::bigint as balance_cents
from trial_balance
where account = ?;
