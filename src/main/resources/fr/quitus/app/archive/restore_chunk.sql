insert into documents.chunks (sha256, number, bytes) values (?, ?, ?) on conflict (sha256, number) do nothing
