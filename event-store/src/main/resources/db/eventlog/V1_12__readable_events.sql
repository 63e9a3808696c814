-- The events as a person reads them: time with its zone, JSON as text, hash in hexadecimal.
create view eventlog.readable_events as
select e.position,
       to_timestamp(0) + e.recorded_at * interval '1 microsecond' as recorded_at,
       k.aggregate_type,
       s.aggregate_id,
       e.sequence,
       k.name,
       convert_from(e.payload, 'UTF8')  as payload,
       convert_from(e.metadata, 'UTF8') as metadata,
       encode(e.leaf_hash, 'hex')       as leaf_hash
  from eventlog.events e
  left join eventlog.streams s on s.stream = e.stream
  left join eventlog.kinds k on k.kind = e.kind;

alter view eventlog.readable_events owner to quitus_owner;
grant select on eventlog.readable_events to quitus_app;
