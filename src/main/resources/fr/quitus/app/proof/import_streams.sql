insert into eventlog.streams (stream, last_sequence, last_position, aggregate_id)
select n.stream, n.last_sequence, n.last_position, n.aggregate_id
  from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
    as n (stream, last_sequence, last_position, aggregate_id)
    on conflict (aggregate_id) do update set last_sequence = excluded.last_sequence,
                                             last_position = excluded.last_position
