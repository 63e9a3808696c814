insert into eventlog.kinds (kind, aggregate_type, name) values (?, ?, ?)
