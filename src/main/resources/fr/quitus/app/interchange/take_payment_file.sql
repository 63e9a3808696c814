insert into files.payment_file_taking (sha256, taken_by)
values (?, ?)
