-- The aggregate's id comes from a subquery because that is always an index probe; a join might read every stream.
select e.position, k.aggregate_type,
       (select s.aggregate_id from eventlog.streams s where s.stream = e.stream) as aggregate_id,
       e.sequence, k.name, e.recorded_at, e.payload, e.metadata, e.leaf_hash
  from eventlog.events e
  left join eventlog.kinds k on k.kind = e.kind
 where e.position > ? and e.position <= ?
 order by e.position
