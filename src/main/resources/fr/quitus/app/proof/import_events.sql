-- An event finds its stream by its aggregate; the first of an aggregate has made it just before.
insert into eventlog.events (position, stream, sequence, recorded_at, kind, leaf_hash, payload, metadata)
select e.position, s.stream, e.sequence, e.recorded_at, e.kind, e.leaf_hash, e.payload, e.metadata
  from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::smallint[], ?::bytea[], ?::bytea[], ?::bytea[])
    as e (position, aggregate_id, sequence, recorded_at, kind, leaf_hash, payload, metadata)
  join eventlog.streams s on s.aggregate_id = e.aggregate_id
