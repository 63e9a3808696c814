select e.position, e.aggregate_type, e.aggregate_id, e.sequence, e.event_id, e.name, e.recorded_at, e.payload, e.metadata,
       e.leaf_hash
  from eventlog.events e
 where e.aggregate_id = ? and e.sequence >= ?
 order by e.sequence
