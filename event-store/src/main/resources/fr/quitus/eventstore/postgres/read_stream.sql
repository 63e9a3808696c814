-- Looks only into the partitions between the aggregate's first event, or its snapshot, and its last.
with head as materialized (
    select s.stream, s.last_position,
           greatest(s.stream, (select p.position
                                 from eventlog.snapshots p
                                where p.aggregate_id = s.aggregate_id and p.sequence < ?)) as first_position
      from eventlog.streams s
     where s.aggregate_id = ?
)
select e.position, k.aggregate_type, e.sequence, k.name, e.recorded_at, e.payload, e.metadata, e.leaf_hash
  from eventlog.events e
  left join eventlog.kinds k on k.kind = e.kind
 where e.stream = (select head.stream from head)
   and e.position >= (select head.first_position from head)
   and e.position <= (select head.last_position from head)
   and e.sequence >= ?
 order by e.position
