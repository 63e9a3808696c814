insert into files.payment_file (sha256, content)
values (?, ?)
on conflict (sha256) do nothing
