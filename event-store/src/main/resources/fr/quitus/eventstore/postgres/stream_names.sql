-- Whose streams these are.
select s.stream, s.aggregate_id from eventlog.streams s where s.stream = any (?::bigint[])
