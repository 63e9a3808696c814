-- name: entries
select
  position, ordinal, journal, fiscal_year, number, template, accounting_date, label, event_id, event_name, aggregate_id
from journal_entry
where (position, ordinal) > (?, ?) and position >= ? and position <= ?
order by position, ordinal
limit ?;
-- name: postings
select position, ordinal, account, side, amount_cents, auxiliary
from ledger_posting
where (position, ordinal) >= (?, ?) and (position, ordinal) <= (?, ?)
order by position, ordinal, line;
-- name: opening
select
  coalesce(sum(case side when 'DEBIT' then amount_cents else -amount_cents end), 0)::bigint as balance_cents
from ledger_posting
where account = ? and fiscal_year = ? and (position, ordinal, line) <= (?, ?, ?);
-- name: account
select
  p.position, p.ordinal, p.line, p.side, p.amount_cents, p.auxiliary,
  e.journal, e.number, e.template, e.accounting_date, e.label, e.event_id
from ledger_posting p
join journal_entry e on e.position = p.position and e.ordinal = p.ordinal
where p.account = ? and p.fiscal_year = ? and (p.position, p.ordinal, p.line) > (?, ?, ?)
order by p.position, p.ordinal, p.line
limit ?;
