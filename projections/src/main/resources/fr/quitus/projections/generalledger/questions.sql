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
  journal, count(*) as entries, max(number) as last_number, sum(amount_cents)::bigint as amount_cents
from journal_entry
where fiscal_year = ? and accounting_date >= ? and accounting_date <= ? and position <= ?
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
select
  p.account,
  coalesce(sum(p.amount_cents) filter (where p.side = 'DEBIT'), 0)::bigint as debit_cents,
  coalesce(sum(p.amount_cents) filter (where p.side = 'CREDIT'), 0)::bigint as credit_cents,
  count(distinct (p.position, p.ordinal)) as entries
from ledger_posting p
where p.position > ? and p.position <= ? and p.accounting_date >= ? and p.accounting_date <= ?
group by p.account
order by p.account;
-- name: closings
select
  p.account, sum(case p.side when 'DEBIT' then p.amount_cents else -p.amount_cents end)::bigint as balance_cents
from journal_entry e
join ledger_posting p on p.position = e.position and p.ordinal = e.ordinal
where e.template = 'P50' and e.fiscal_year = ? and e.accounting_date <= ? and e.position <= ?
group by p.account;
-- name: count_between
select count(*) as entries
from journal_entry
where position > ? and position <= ? and accounting_date >= ? and accounting_date <= ?;
