-- Every command that was decided, accepted or refused, with the answer a repeat gets again. It never expires.
create table eventlog.command_journal (
    command_id     uuid primary key,
    number         bigint not null,
    command_name   text not null,
    actor_id       text not null,
    body_hash      bytea not null,
    outcome        text not null check (outcome in ('ACCEPTED', 'REFUSED')),
    code           text,
    answer         bytea not null,
    first_position bigint not null,
    last_position  bigint not null check (last_position >= first_position - 1),
    recorded_at    bigint not null,
    constraint command_journal_number unique (number)
);

alter table eventlog.command_journal owner to quitus_owner;
grant select, insert on eventlog.command_journal to quitus_app;

create trigger append_only before update or delete or truncate on eventlog.command_journal
    for each statement execute function eventlog.refuse_change();
