-- name: since
select
  position, step, payment_request_id, number, supplier, invoice_number, status, occurred_at, detail
from invoice_status
where (position, step) > (?, ?)
order by position, step
limit ?;
-- name: of_request
select
  position, step, payment_request_id, number, supplier, invoice_number, status, occurred_at, detail
from invoice_status
where payment_request_id = ?
order by position, step;
