insert into files.payment_file (sha256, content, kept_at)
values (?, ?, ?::timestamptz)
on conflict (sha256) do nothing
