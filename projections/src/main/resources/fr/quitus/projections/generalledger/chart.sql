-- name: changes
select kind, account, label, effective_on, legal_reference, recorded_at
from account_change
where position <= ?
order by position;
