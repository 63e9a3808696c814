-- What PostgreSQL itself is measured on: a table of events that numbers itself and knows each stream's order.
create table reference_events (
    position    bigint generated always as identity primary key,
    stream      bigint not null,
    sequence    bigint not null,
    name        text not null,
    recorded_at bigint not null,
    payload     bytea not null,
    metadata    bytea not null,
    leaf_hash   bytea not null,
    unique (stream, sequence)
)
