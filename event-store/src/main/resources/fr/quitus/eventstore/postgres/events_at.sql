-- Each position looks into its own partition alone; "= any (?)" would look into all of them, and a plain join may read
-- them whole: the limit keeps it from being one.
select e.position, k.aggregate_type,
       (select s.aggregate_id from eventlog.streams s where s.stream = e.stream) as aggregate_id,
       e.sequence, k.name, e.recorded_at, e.payload, e.metadata, e.leaf_hash
  from unnest(?::bigint[]) as wanted (position)
 cross join lateral (
    select l.position, l.stream, l.sequence, l.kind, l.recorded_at, l.payload, l.metadata, l.leaf_hash
      from eventlog.events l
     where l.position = wanted.position
     limit 1
  ) e
  left join eventlog.kinds k on k.kind = e.kind
 order by e.position
