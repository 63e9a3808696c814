-- Events in one partition. Fixed for ever: partition n holds the positions from n times this on.
create function eventlog.partition_events() returns bigint
    language sql immutable
as $$ select 5000000::bigint $$;

alter function eventlog.partition_events() owner to quitus_owner;

create function eventlog.is_partition(name text) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp
as $$
    select exists (
        select
          from pg_inherits i
         where i.inhparent = 'eventlog.events'::regclass and i.inhrelid = to_regclass('eventlog.' || name))
$$;

alter function eventlog.is_partition(text) owner to quitus_owner;

-- Makes sure of the partition the next event goes to and of the one behind it, the spare. Safe at any time and from
-- several sessions: nobody who reads or appends waits for it. Runs with the owner's rights, for the application may not
-- change the schema; what it makes follows from the head alone.
create function eventlog.make_room(out spare_position bigint, out end_position bigint)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    filling   bigint;
    partition text;
begin
    select (h.position + 1) / eventlog.partition_events() into strict filling from eventlog.log_head h;
    for number in filling .. filling + 1 loop
        partition := 'events_' || lpad(number::text, 6, '0');
        continue when eventlog.is_partition(partition);
        -- Excludes its like, but neither an insert nor a select. Whoever had to wait looks again.
        lock table eventlog.events in share update exclusive mode;
        continue when eventlog.is_partition(partition);
        execute format('create table if not exists eventlog.%I (like eventlog.events including constraints including'
            || ' storage) with (autovacuum_vacuum_insert_threshold = 250000, autovacuum_vacuum_insert_scale_factor = 0,'
            || ' autovacuum_freeze_min_age = 0)', partition);
        -- Triggers for a statement are not inherited.
        execute format('create or replace trigger append_only before update or delete or truncate on eventlog.%I'
            || ' for each statement execute function eventlog.refuse_change()', partition);
        execute format('alter table eventlog.events attach partition eventlog.%I for values from (%s) to (%s)',
            partition, number * eventlog.partition_events(), (number + 1) * eventlog.partition_events());
    end loop;
    spare_position := (filling + 1) * eventlog.partition_events();
    end_position := (filling + 2) * eventlog.partition_events();
end $$;

alter function eventlog.make_room() owner to quitus_owner;
revoke execute on function eventlog.make_room() from public;
grant execute on function eventlog.make_room() to quitus_app;
