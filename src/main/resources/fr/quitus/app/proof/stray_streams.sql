-- Aggregates that the dictionary of streams places elsewhere than the events do.
select s.stream, s.aggregate_id, s.last_sequence, s.last_position
  from eventlog.streams s
  left join eventlog.events e on e.position = s.last_position
 where e.stream is distinct from s.stream or e.sequence is distinct from s.last_sequence
    or exists (select 1 from eventlog.events n where n.stream = s.stream and n.sequence > s.last_sequence)
 order by s.stream
 limit 1
