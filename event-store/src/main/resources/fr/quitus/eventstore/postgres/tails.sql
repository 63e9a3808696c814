-- Where these aggregates stand; those of which nothing exists are left out.
select s.aggregate_id, s.stream, s.last_sequence from eventlog.streams s where s.aggregate_id = any (?::text[])
