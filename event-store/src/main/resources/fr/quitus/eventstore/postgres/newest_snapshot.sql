select s.aggregate_type, s.aggregate_id, s.sequence, s.event_id, s.name, s.recorded_at, s.payload, s.metadata
  from eventlog.snapshots s
 where s.aggregate_id = ?
