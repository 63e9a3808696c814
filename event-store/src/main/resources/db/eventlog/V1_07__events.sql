-- The events, byte for byte. position is dense from 0 in commit order; recorded_at counts microseconds since 1970;
-- stream and kind stand for texts. The columns are ordered so that no padding lies between them.
create table eventlog.events (
    position    bigint not null,
    stream      bigint not null,
    sequence    bigint not null check (sequence >= 0),
    recorded_at bigint not null,
    kind        smallint not null,
    leaf_hash   bytea not null check (length(leaf_hash) = 32),
    payload     bytea not null,
    metadata    bytea not null,
    constraint events_position primary key (position)
) partition by range (position);

-- A stream's sequence follows its positions. With the position in it, no plan prefers to read all streams of a range.
create index events_stream on eventlog.events (stream, position);
create index events_recorded_at on eventlog.events using brin (recorded_at);

alter table eventlog.events owner to quitus_owner;
grant select, insert on eventlog.events to quitus_app;

create trigger append_only before update or delete or truncate on eventlog.events
    for each statement execute function eventlog.refuse_change();
