select content
from files.payment_file
where sha256 = ?
