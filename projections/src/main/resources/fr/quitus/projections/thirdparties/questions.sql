-- name: parties
select
  p.third_party, p.third_party_id, p.kind, p.name, p.status, p.oppositions, p.drawn_cents, p.registered_on,
  count(a.iban) as accounts,
  count(a.iban) filter (where a.validated_by is null) as accounts_to_validate,
  count(a.iban) filter (where a.shared = 1) as shared_accounts
from third_party p
left join payee_account a on a.third_party = p.third_party and a.closed_on is null
where p.third_party > ?
  and (?::text is null or p.status = ?)
group by p.third_party
order by p.third_party
limit ?;
-- name: accounts
select third_party, iban, bic, from_day, added_by, validated_by, closed_on, shared
from payee_account
where (third_party, iban) > (?, ?)
  and (?::text is null
    or (? = 'VALIDATION' and validated_by is null and closed_on is null)
    or (? = 'SHARED' and shared = 1 and closed_on is null))
order by third_party, iban
limit ?;
