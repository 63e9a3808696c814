-- Sums of steps and of the last postings: large blocks below a block, middle and small ones from it on, then positions.
-- name: accounts
with asked as (
  select ?::text as result_account, ?::date as year_start, ?::date as opened_on, ?::date as closed_on
),
moved as (
  select account, accounting_date, debit_cents, credit_cents
  from balance_step
  where scale = 22 and block < ?
  union all
  select account, accounting_date, debit_cents, credit_cents
  from balance_step
  where scale = 17 and block >= ? and block < ?
  union all
  select account, accounting_date, debit_cents, credit_cents
  from balance_step
  where scale = 12 and block >= ? and block < ?
  union all
  select
    account, accounting_date,
    case side when 'DEBIT' then amount_cents else 0 end,
    case side when 'CREDIT' then amount_cents else 0 end
  from ledger_posting
  where position >= ? and position <= ?
),
carried as (
  select
    case
      when accounting_date < year_start and account >= '6' and account < '8' then result_account
      else account
    end as account,
    sum(debit_cents - credit_cents) filter (where accounting_date < opened_on) as opening_cents,
    sum(debit_cents) filter (where accounting_date >= opened_on) as debit_cents,
    sum(credit_cents) filter (where accounting_date >= opened_on) as credit_cents
  from moved
  cross join asked
  where accounting_date <= closed_on
  group by 1
)
select
  account,
  coalesce(opening_cents, 0)::bigint as opening_cents,
  coalesce(debit_cents, 0)::bigint as debit_cents,
  coalesce(credit_cents, 0)::bigint as credit_cents
from carried
where coalesce(opening_cents, 0) <> 0 or coalesce(debit_cents, 0) <> 0 or coalesce(credit_cents, 0) <> 0
order by account;
-- name: account
select coalesce(sum(debit_cents - credit_cents), 0)::bigint as balance_cents
from (
  select accounting_date, debit_cents, credit_cents
  from balance_step
  where account >= ? and account <= ? and scale = 22 and block < ?
  union all
  select accounting_date, debit_cents, credit_cents
  from balance_step
  where account >= ? and account <= ? and scale = 17 and block >= ? and block < ?
  union all
  select accounting_date, debit_cents, credit_cents
  from balance_step
  where account >= ? and account <= ? and scale = 12 and block >= ? and block < ?
  union all
  select
    accounting_date,
    case side when 'DEBIT' then amount_cents else 0 end,
    case side when 'CREDIT' then amount_cents else 0 end
  from ledger_posting
  where account >= ? and account <= ? and position >= ? and position <= ?
) moved
where accounting_date >= ? and accounting_date < ?;
-- name: moved
select
  coalesce(sum(debit_cents - credit_cents) filter (where accounting_date < ?), 0)::bigint as opening_cents,
  coalesce(sum(debit_cents) filter (where accounting_date >= ?), 0)::bigint as debit_cents,
  coalesce(sum(credit_cents) filter (where accounting_date >= ?), 0)::bigint as credit_cents
from (
  select accounting_date, debit_cents, credit_cents
  from balance_step
  where account = ? and scale = 22 and block < ?
  union all
  select accounting_date, debit_cents, credit_cents
  from balance_step
  where account = ? and scale = 17 and block >= ? and block < ?
  union all
  select accounting_date, debit_cents, credit_cents
  from balance_step
  where account = ? and scale = 12 and block >= ? and block < ?
  union all
  select
    accounting_date,
    case side when 'DEBIT' then amount_cents else 0 end,
    case side when 'CREDIT' then amount_cents else 0 end
  from ledger_posting
  where account = ? and position >= ? and position <= ?
) moved
where accounting_date <= ?;
-- name: auxiliaries
select
  auxiliary,
  coalesce(sum(case side when 'DEBIT' then amount_cents else -amount_cents end)
    filter (where accounting_date < ?), 0)::bigint as opening_cents,
  coalesce(sum(amount_cents) filter (where accounting_date >= ? and side = 'DEBIT'), 0)::bigint as debit_cents,
  coalesce(sum(amount_cents) filter (where accounting_date >= ? and side = 'CREDIT'), 0)::bigint as credit_cents
from ledger_posting
where account = ? and accounting_date <= ? and position <= ?
group by auxiliary
order by auxiliary nulls first
limit ?;
-- name: auxiliaries_after
select
  auxiliary,
  coalesce(sum(case side when 'DEBIT' then amount_cents else -amount_cents end)
    filter (where accounting_date < ?), 0)::bigint as opening_cents,
  coalesce(sum(amount_cents) filter (where accounting_date >= ? and side = 'DEBIT'), 0)::bigint as debit_cents,
  coalesce(sum(amount_cents) filter (where accounting_date >= ? and side = 'CREDIT'), 0)::bigint as credit_cents
from ledger_posting
where account = ? and accounting_date <= ? and position <= ? and auxiliary > ?
group by auxiliary
order by auxiliary nulls first
limit ?;
-- name: auxiliary
select coalesce(sum(case side when 'DEBIT' then amount_cents else -amount_cents end), 0)::bigint as balance_cents
from ledger_posting
where account = ? and auxiliary = ? and accounting_date >= ? and accounting_date < ? and position <= ?;
