-- One batch, all or nothing: moves the head if it stands where this writer left it, under this writer's epoch, and if
-- the events the batch stands on exist. Returns 1 when moved, 0 when not (then nothing was inserted).
with moved as (
    update eventlog.log_head h
       set position = ?, journal_number = ?
     where h.position = ? and h.journal_number = ? and h.epoch = ?
       and not exists (
           select
             from unnest(?::text[], ?::bigint[]) as standing (aggregate_id, sequence)
            where not exists (
                select
                  from eventlog.events e
                 where e.aggregate_id = standing.aggregate_id and e.sequence = standing.sequence))
    returning h.epoch
), written as (
    insert into eventlog.events
           (position, aggregate_type, aggregate_id, sequence, event_id, name, recorded_at, payload, metadata, leaf_hash)
    select u.position, u.aggregate_type, u.aggregate_id, u.sequence, u.event_id, u.name, u.recorded_at, u.payload,
           u.metadata, u.leaf_hash
      from moved
     cross join unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bytea[],
                       ?::bytea[], ?::bytea[])
             as u (position, aggregate_type, aggregate_id, sequence, event_id, name, recorded_at, payload, metadata,
                   leaf_hash)
), journalled as (
    insert into eventlog.command_journal
           (number, command_id, command_name, actor_id, body_hash, outcome, code, answer, first_position,
            last_position, recorded_at)
    select j.number, j.command_id::uuid, j.command_name, j.actor_id, j.body_hash, j.outcome, j.code, j.answer,
           j.first_position, j.last_position, j.recorded_at
      from moved
     cross join unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::bytea[],
                       ?::bigint[], ?::bigint[], ?::bigint[])
             as j (number, command_id, command_name, actor_id, body_hash, outcome, code, answer, first_position,
                   last_position, recorded_at)
)
select count(*) as moved from moved
