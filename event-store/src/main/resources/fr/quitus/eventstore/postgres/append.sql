-- One batch, all or nothing: moves the head if it stands where this writer left it, under this writer's epoch. One row
-- when moved, none when not (then nothing was inserted). Fails as a duplicate does when a stream does not stand where
-- the batch expects it. Positions and numbers follow the order of the arrays.
with moved as (
    update eventlog.log_head h
       set position = ?, journal_number = ?, frontier = ?
     where h.position = ? and h.journal_number = ? and h.epoch = ?
    returning h.epoch
), begun as (
    insert into eventlog.streams (stream, last_sequence, last_position, aggregate_id)
    select b.stream, b.last_sequence, b.last_position, b.aggregate_id
      from moved
     cross join unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
             as b (stream, last_sequence, last_position, aggregate_id)
), advanced as (
    update eventlog.streams s
       set last_sequence = a.last_sequence, last_position = a.last_position
      from moved
     cross join unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
             as a (stream, known_sequence, last_sequence, last_position)
     where s.stream = a.stream and s.last_sequence = a.known_sequence
    returning s.stream
), written as (
    insert into eventlog.events (position, stream, sequence, recorded_at, kind, leaf_hash, payload, metadata)
    select ?::bigint + e.place, e.stream, e.sequence, e.recorded_at, e.kind, e.leaf_hash, e.payload, e.metadata
      from moved
     cross join unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[], ?::bytea[], ?::bytea[], ?::bytea[])
           with ordinality as e (stream, sequence, recorded_at, kind, leaf_hash, payload, metadata, place)
), journalled as (
    insert into eventlog.command_journal
           (number, command_id, last_position, recorded_at, events, kind, actor_id, code, body_hash, answer)
    select ?::bigint + j.place, j.command_id, j.last_position, j.recorded_at, j.events, j.kind, j.actor_id, j.code,
           j.body_hash, j.answer
      from moved
     cross join unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::integer[], ?::smallint[], ?::text[], ?::text[],
                       ?::bytea[], ?::bytea[])
           with ordinality
             as j (command_id, last_position, recorded_at, events, kind, actor_id, code, body_hash, answer, place)
), grown as (
    insert into eventlog.merkle_nodes (level, node_index, hash)
    select n.level, n.node_index, n.hash
      from moved
     cross join unnest(?::smallint[], ?::bigint[], ?::bytea[]) as n (level, node_index, hash)
)
select eventlog.require_streams(?, (select count(*) from advanced)) as in_turn
  from moved
