insert into files.payment_file_taking (sha256, taken_by, taken_at)
select f.sha256, ?, ?::timestamptz from files.payment_file f where f.sha256 = ?
