-- name: lines
select
  e.journal, e.number, e.accounting_date, e.label, e.recorded_at,
  p.account, p.side, p.amount_cents, p.auxiliary, p.file,
  coalesce(given.code, settled.code) as letter, coalesce(given.accounting_date, settled.latest_on) as lettered_on
from journal_entry e
join ledger_posting p on p.position = e.position and p.ordinal = e.ordinal
:letter_of_line
where e.fiscal_year = ? and e.accounting_date <= ? and e.position <= ?
order by e.position, e.ordinal, p.line;
