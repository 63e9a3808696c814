-- What is written, whether it belongs together or not: a name or a stream that is gone comes as an empty text.
select e.position,
       coalesce(k.aggregate_type, '') as aggregate_type,
       coalesce((select s.aggregate_id from eventlog.streams s where s.stream = e.stream), '') as aggregate_id,
       e.sequence, coalesce(k.name, '') as name, e.recorded_at, e.payload, e.metadata, e.leaf_hash
  from eventlog.events e
  left join eventlog.kinds k on k.kind = e.kind
 where e.position >= ? and e.position < ?
 order by e.position
