insert into eventlog.snapshots as kept
       (aggregate_id, aggregate_type, sequence, event_id, name, recorded_at, payload, metadata)
values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (aggregate_id) do update
   set aggregate_type = excluded.aggregate_type,
       sequence = excluded.sequence,
       event_id = excluded.event_id,
       name = excluded.name,
       recorded_at = excluded.recorded_at,
       payload = excluded.payload,
       metadata = excluded.metadata
 where kept.sequence < excluded.sequence
