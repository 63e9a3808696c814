-- Every event with its bytes, in the order of the log.
copy (
select e.position, e.stream, e.sequence, e.recorded_at, e.kind, e.leaf_hash, e.payload, e.metadata
  from eventlog.events e
 order by e.position
) to stdout (format binary)
