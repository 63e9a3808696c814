-- Who took the writing over, and where the log stood then: it settles whether the last batch of an epoch was written.
create table eventlog.writer_epochs (
    epoch          bigint primary key,
    position       bigint not null,
    journal_number bigint not null,
    backend_pid    integer not null,
    client         text,
    taken_at       timestamptz not null
);

alter table eventlog.writer_epochs owner to quitus_owner;
grant select, insert on eventlog.writer_epochs to quitus_app;

create trigger append_only before update or delete or truncate on eventlog.writer_epochs
    for each statement execute function eventlog.refuse_change();
