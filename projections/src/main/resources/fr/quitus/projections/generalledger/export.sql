-- name: lines
select
  e.journal, e.number, e.accounting_date, e.label, e.recorded_at,
  p.account, p.side, p.amount_cents, p.auxiliary, p.file,
  given.code as letter, given.accounting_date as lettered_on
from journal_entry e
join ledger_posting p on p.position = e.position and p.ordinal = e.ordinal
left join receipt_posting receipt
  on receipt.position = p.position and receipt.ordinal = p.ordinal and receipt.line = p.line
left join lateral (
  select l.code, l.accounting_date
  from lettering l
  where l.account = p.account and l.file = coalesce(receipt.file, p.file) and l.position >= p.position and l.position <= ?
  order by l.position
  limit 1
) given on given.accounting_date <= ?
where e.fiscal_year = ? and e.accounting_date <= ? and e.position <= ?
order by e.position, e.ordinal, p.line;
