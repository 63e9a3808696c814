-- The events, byte for byte. position is dense from 0 in commit order; recorded_at counts microseconds since 1970.
create table eventlog.events (
    position       bigint primary key,
    aggregate_type text not null,
    aggregate_id   text not null,
    sequence       bigint not null check (sequence >= 0),
    event_id       text not null,
    name           text not null,
    recorded_at    bigint not null,
    payload        bytea not null,
    metadata       bytea not null,
    leaf_hash      bytea not null check (length(leaf_hash) = 32),
    constraint events_aggregate_sequence unique (aggregate_id, sequence)
);

create index events_recorded_at on eventlog.events using brin (recorded_at);

alter table eventlog.events owner to quitus_owner;
grant select, insert on eventlog.events to quitus_app;

create trigger append_only before update or delete or truncate on eventlog.events
    for each statement execute function eventlog.refuse_change();
