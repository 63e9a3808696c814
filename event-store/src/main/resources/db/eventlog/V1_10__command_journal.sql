-- Every command that was decided, accepted or refused, with the answer a repeat gets again. It never expires, and so is
-- one table: its key is unique over all time. A command was refused if it has a code. kind stands for its name;
-- last_position is that of its last event, or without events that of the head it was decided on.
create table eventlog.command_journal (
    number        bigint not null,
    command_id    uuid primary key,
    last_position bigint not null,
    recorded_at   bigint not null,
    events        integer not null check (events >= 0),
    kind          smallint not null,
    actor_id      text collate "C" not null,
    code          text collate "C",
    body_hash     bytea not null,
    answer        bytea not null,
    constraint command_journal_number unique (number)
) with (autovacuum_vacuum_insert_threshold = 250000, autovacuum_vacuum_insert_scale_factor = 0,
        autovacuum_freeze_min_age = 0);

alter table eventlog.command_journal owner to quitus_owner;
grant select, insert on eventlog.command_journal to quitus_app;

create trigger append_only before update or delete or truncate on eventlog.command_journal
    for each statement execute function eventlog.refuse_change();
