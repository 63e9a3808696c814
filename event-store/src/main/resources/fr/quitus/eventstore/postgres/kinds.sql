select k.kind, k.aggregate_type, k.name from eventlog.kinds k
