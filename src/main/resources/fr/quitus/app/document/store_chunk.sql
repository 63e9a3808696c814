insert into documents.chunks (sha256, number, bytes)
values (?, ?, ?)
