insert into reference_events (stream, sequence, name, recorded_at, payload, metadata, leaf_hash)
values (?, ?, ?, ?, ?, ?, ?)
