insert into documents.contents (sha256, size_bytes, media_type, stored_by)
values (?, ?, ?, ?)
on conflict (sha256) do nothing
