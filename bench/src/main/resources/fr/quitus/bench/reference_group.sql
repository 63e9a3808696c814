insert into reference_events (stream, sequence, name, recorded_at, payload, metadata, leaf_hash)
select u.stream, u.sequence, u.name, u.recorded_at, u.payload, u.metadata, u.leaf_hash
  from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[])
         as u (stream, sequence, name, recorded_at, payload, metadata, leaf_hash)
