insert into eventlog.snapshots as kept
       (aggregate_id, aggregate_type, sequence, event_id, name, recorded_at, payload, metadata, position)
select n.aggregate_id, n.aggregate_type, n.sequence, n.event_id, n.name, n.recorded_at, n.payload, n.metadata,
       coalesce((select e.position
                   from eventlog.streams s
                  cross join lateral (
                       select e.position
                         from eventlog.events e
                        where e.stream = s.stream and e.position between s.stream and s.last_position
                          and e.sequence <= n.sequence
                        order by e.position desc
                        limit 1) e
                  where s.aggregate_id = n.aggregate_id), 0)
  from (values (?, ?, ?::bigint, ?, ?, ?::bigint, ?::bytea, ?::bytea))
    as n (aggregate_id, aggregate_type, sequence, event_id, name, recorded_at, payload, metadata)
    on conflict (aggregate_id) do update
   set aggregate_type = excluded.aggregate_type,
       sequence = excluded.sequence,
       position = excluded.position,
       event_id = excluded.event_id,
       name = excluded.name,
       recorded_at = excluded.recorded_at,
       payload = excluded.payload,
       metadata = excluded.metadata
 where kept.sequence < excluded.sequence
