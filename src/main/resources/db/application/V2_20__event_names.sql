-- Which release first knew an event name, so that an older one can say what it takes to read what it does not know.
create table eventlog.event_names (
    name       text primary key,
    release    text not null,
    first_seen timestamptz not null default now()
);

alter table eventlog.event_names owner to quitus_owner;
grant select, insert on eventlog.event_names to quitus_app;

create trigger append_only before update or delete or truncate on eventlog.event_names
    for each statement execute function eventlog.refuse_change();
