select taken_by, taken_at
from files.payment_file_taking
where sha256 = ?
order by number
limit ?
