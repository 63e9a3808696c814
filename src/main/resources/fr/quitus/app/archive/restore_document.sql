insert into documents.contents (sha256, size_bytes, media_type, stored_by, stored_at)
values (?, ?, ?, ?, ?::timestamptz)
on conflict (sha256) do nothing
