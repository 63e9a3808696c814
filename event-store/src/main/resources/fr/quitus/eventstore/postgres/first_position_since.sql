select min(e.position) as position from eventlog.events e where e.recorded_at >= ? and e.position <= ?
