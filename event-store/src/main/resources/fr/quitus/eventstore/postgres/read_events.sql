select e.position, e.aggregate_type, e.aggregate_id, e.sequence, e.event_id, e.name, e.recorded_at, e.payload, e.metadata,
       e.leaf_hash
  from eventlog.events e
 where e.position > ? and e.position <= ?
 order by e.position
 limit ?
