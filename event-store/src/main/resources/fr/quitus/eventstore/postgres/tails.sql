-- Last sequence of each aggregate asked for, -1 if nothing of it exists.
select wanted.aggregate_id,
       coalesce((select max(e.sequence) from eventlog.events e where e.aggregate_id = wanted.aggregate_id), -1) as sequence
  from unnest(?::text[]) as wanted (aggregate_id)
