select s.last_sequence as sequence from eventlog.streams s where s.aggregate_id = ?
