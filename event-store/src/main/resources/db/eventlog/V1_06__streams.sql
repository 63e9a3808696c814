-- Where each aggregate stands. stream is the position of its first event. Unique over the whole log, which the
-- partitions of the events cannot be; whoever appends must find last_sequence as he knows it.
create table eventlog.streams (
    stream        bigint primary key,
    last_sequence bigint not null check (last_sequence >= 0),
    last_position bigint not null check (last_position >= stream),
    aggregate_id  text collate "C" not null,
    constraint streams_aggregate_id unique (aggregate_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

alter table eventlog.streams owner to quitus_owner;
grant select, insert on eventlog.streams to quitus_app;
grant update (last_sequence, last_position) on eventlog.streams to quitus_app;

create trigger streams_stay before delete or truncate on eventlog.streams
    for each statement execute function eventlog.refuse_change();

-- Ends an append whose streams do not all stand where it expects them, as a duplicate key would.
create function eventlog.require_streams(wanted bigint, matched bigint) returns boolean
    language plpgsql
as $$
begin
    if matched <> wanted then
        raise exception '% of % streams stand where the append expects them', matched, wanted
            using errcode = 'unique_violation';
    end if;
    return true;
end $$;

alter function eventlog.require_streams(bigint, bigint) owner to quitus_owner;
