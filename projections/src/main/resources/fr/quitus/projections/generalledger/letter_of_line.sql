-- The letter of a line p as it was known at a position: one given by a person, or the one that comes with settlement.
-- EntryLines puts it into questions and exports.
-- name: join
left join receipt_posting receipt
  on receipt.position = p.position and receipt.ordinal = p.ordinal and receipt.line = p.line
left join lateral (
  select l.code, l.accounting_date
  from lettering l
  where l.account = p.account and l.file = p.file and l.position >= p.position and l.position <= ?
  order by l.position
  limit 1
) given on given.accounting_date <= ?
left join lateral (
  select sums.code, sums.latest_on
  from (
    select
      r.position, r.ordinal, r.line, r.code,
      sum(r.amount_cents) over so_far as open_cents, max(r.accounting_date) over so_far as latest_on
    from receipt_posting r
    where receipt.file is not null
      and r.account = receipt.account and r.file = receipt.file and r.position <= ?
    window so_far as (order by r.position, r.ordinal, r.line rows unbounded preceding)
  ) sums
  where sums.open_cents = 0 and sums.position >= p.position
  order by sums.position, sums.ordinal, sums.line
  limit 1
) settled on settled.latest_on <= ?
