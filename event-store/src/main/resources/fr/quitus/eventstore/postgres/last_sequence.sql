select max(e.sequence) as sequence from eventlog.events e where e.aggregate_id = ?
