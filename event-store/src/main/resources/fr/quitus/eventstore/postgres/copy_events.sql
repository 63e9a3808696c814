-- A stretch of the log as fast as the server gives it. COPY takes no parameters: the numbers are put in by CopiedEvents.
copy (
select e.position, e.recorded_at, e.kind, e.sequence,
       (select s.aggregate_id from eventlog.streams s where s.stream = e.stream) as aggregate_id,
       e.payload, e.metadata, e.leaf_hash
  from eventlog.events e
 where e.position > :after and e.position <= :up_to
   and e.kind = any ('{:kinds}'::smallint[])
 order by e.position
) to stdout (format binary)
