-- name: entries
select
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name, aggregate_id,
  recorded_at, actor, leaf_hash, reason, mark
from journal_entry
where (position, ordinal) > (?, ?) and position >= ? and position <= ?
order by position, ordinal
limit ?;
-- name: entries_at
select
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name, aggregate_id,
  recorded_at, actor, leaf_hash, reason, mark
from journal_entry
where position = any (?) and (position, ordinal) > (?, ?) and position >= ? and position <= ?
order by position, ordinal
limit ?;
-- name: same_day
select
  coalesce(sum(case side when 'DEBIT' then amount_cents else -amount_cents end), 0)::bigint as balance_cents
from ledger_posting
where account = ? and (?::text is null or auxiliary = ?) and accounting_date = ?
  and (position, ordinal, line) <= (?, ?, ?);
-- name: account
-- The page first: letters are then looked for its lines alone, whatever the planner believes of the account.
select
  p.position, p.ordinal, p.line, p.side, p.amount_cents, p.auxiliary, p.accounting_date,
  e.journal, e.number, e.template, e.label, e.event_id, e.leaf_hash, e.aggregate_id, e.mark,
  coalesce(given.code, settled.code) as letter, coalesce(given.accounting_date, settled.latest_on) as lettered_on
from (
  select position, ordinal, line, account, file, side, amount_cents, auxiliary, accounting_date
  from ledger_posting
  where account = ? and (?::text is null or auxiliary = ?) and (?::text is null or side = ?)
    and accounting_date <= ? and position <= ?
    and (accounting_date, position, ordinal, line) > (?, ?, ?, ?)
  order by accounting_date, position, ordinal, line
  limit ?
) p
join journal_entry e on e.position = p.position and e.ordinal = p.ordinal
:letter_of_line
order by p.accounting_date, p.position, p.ordinal, p.line;
-- name: journals
select
  journal, sum(entries)::bigint as entries, max(last_number) as last_number, sum(amount_cents)::bigint as amount_cents
from (
  select journal, accounting_date, entries, last_number, amount_cents
  from journal_step
  where scale = 22 and block < ?
  union all
  select journal, accounting_date, entries, last_number, amount_cents
  from journal_step
  where scale = 17 and block >= ? and block < ?
  union all
  select journal, accounting_date, entries, last_number, amount_cents
  from journal_step
  where scale = 12 and block >= ? and block < ?
  union all
  select journal, accounting_date, 1, number, amount_cents
  from journal_entry
  where position >= ? and position <= ?
) moved
where accounting_date >= ? and accounting_date <= ?
group by journal
order by journal;
-- name: journal
select
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name, aggregate_id,
  recorded_at, actor, leaf_hash, reason, mark
from journal_entry
where journal = ? and fiscal_year = ? and number > ? and accounting_date >= ? and accounting_date <= ? and position <= ?
order by number
limit ?;
-- name: postings_of
select p.position, p.ordinal, p.account, p.side, p.amount_cents, p.auxiliary
from ledger_posting p
join unnest(?::bigint[], ?::integer[]) as wanted (position, ordinal) using (position, ordinal)
order by p.position, p.ordinal, p.line;
-- name: between
select
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name, aggregate_id,
  recorded_at, actor, leaf_hash, reason, mark
from journal_entry
where (position, ordinal) > (?, ?) and position <= ? and accounting_date >= ? and accounting_date <= ?
order by position, ordinal
limit ?;
-- name: changes
-- What accounts moved by between two positions; an entry counts once for each account it is on. Dates stand beside each
-- table: the planner then knows how few groups there are.
select
  account, sum(debit_cents)::bigint as debit_cents, sum(credit_cents)::bigint as credit_cents,
  sum(entries)::bigint as entries
from (
  select account, debit_cents, credit_cents, entries
  from balance_step
  where scale = 22 and block >= ? and block < ? and accounting_date >= ? and accounting_date <= ?
  union all
  select account, debit_cents, credit_cents, entries
  from balance_step
  where scale = 17 and (block >= ? and block < ? or block >= ? and block < ?)
    and accounting_date >= ? and accounting_date <= ?
  union all
  select account, debit_cents, credit_cents, entries
  from balance_step
  where scale = 12 and (block >= ? and block < ? or block >= ? and block < ?)
    and accounting_date >= ? and accounting_date <= ?
  union all
  select
    account,
    sum(case side when 'DEBIT' then amount_cents else 0 end),
    sum(case side when 'CREDIT' then amount_cents else 0 end),
    count(distinct (position, ordinal))
  from ledger_posting
  where (position >= ? and position < ? or position >= ? and position < ?)
    and accounting_date >= ? and accounting_date <= ?
  group by account
) moved
group by account
order by account;
-- name: entries_between
select coalesce(sum(entries), 0)::bigint as entries
from (
  select entries
  from journal_step
  where scale = 22 and block >= ? and block < ? and accounting_date >= ? and accounting_date <= ?
  union all
  select entries
  from journal_step
  where scale = 17 and (block >= ? and block < ? or block >= ? and block < ?)
    and accounting_date >= ? and accounting_date <= ?
  union all
  select entries
  from journal_step
  where scale = 12 and (block >= ? and block < ? or block >= ? and block < ?)
    and accounting_date >= ? and accounting_date <= ?
  union all
  select count(*)
  from journal_entry
  where (position >= ? and position < ? or position >= ? and position < ?)
    and accounting_date >= ? and accounting_date <= ?
) moved;
-- name: closings
select
  p.account, sum(case p.side when 'DEBIT' then p.amount_cents else -p.amount_cents end)::bigint as balance_cents
from journal_entry e
join ledger_posting p on p.position = e.position and p.ordinal = e.ordinal
where e.template = 'P50' and e.fiscal_year = ? and e.accounting_date <= ? and e.position <= ?
group by p.account;
