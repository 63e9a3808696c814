-- The events that lie between two places of one partition.
select e.position, e.sequence, coalesce(k.name, '') as name,
       coalesce((select s.aggregate_id from eventlog.streams s where s.stream = e.stream), '') as aggregate_id
  from eventlog.events e
  left join eventlog.kinds k on k.kind = e.kind
 where e.tableoid = to_regclass(?)::oid and e.ctid >= ?::tid and e.ctid < ?::tid
 order by e.position
