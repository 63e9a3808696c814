-- The newest known state of an aggregate, to load it faster. It may be emptied at any time. position is that of the
-- event at this sequence: no partition before it need be looked into.
create table eventlog.snapshots (
    aggregate_id   text collate "C" primary key,
    aggregate_type text not null,
    sequence       bigint not null,
    position       bigint not null,
    event_id       text not null,
    name           text not null,
    recorded_at    bigint not null,
    payload        bytea not null,
    metadata       bytea not null
);

alter table eventlog.snapshots owner to quitus_owner;
grant select, insert, update, delete on eventlog.snapshots to quitus_app;
