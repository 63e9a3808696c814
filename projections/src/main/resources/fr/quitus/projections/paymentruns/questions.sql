-- name: runs
select
  run_id, post, execution_date, holder, treasury_iban, status, transfers, total_cents, opened_by, message_id, sha256, closed_at
from payment_run
where run_id > ?
  and (?::text is null or post = ?)
  and (?::text is null or status = ?)
  and (? or post = any(?::text[]))
order by run_id
limit ?;
-- name: transfers
select
  end_to_end_id, payment_request_id, run_id, amount_cents, value_date
from transfer
where end_to_end_id = any(?::text[])
order by end_to_end_id;
