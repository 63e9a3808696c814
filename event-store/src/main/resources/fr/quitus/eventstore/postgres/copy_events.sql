-- A stretch of the log as fast as the server gives it. COPY takes no parameters: the numbers are put in by CopiedEvents.
-- Whose stream it is, StreamNames knows: looked up here row by row, it costs more than all the rest.
copy (
select e.position, e.recorded_at, e.kind, e.sequence, e.stream, e.payload, e.metadata, e.leaf_hash
  from eventlog.events e
 where e.position > :after and e.position <= :up_to
   and e.kind = any ('{:kinds}'::smallint[])
 order by e.position
) to stdout (format binary)
