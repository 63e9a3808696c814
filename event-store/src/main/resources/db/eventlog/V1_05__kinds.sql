-- The names that come back in every row, each written once. aggregate_type is empty for the name of a command.
create table eventlog.kinds (
    kind           smallint primary key,
    aggregate_type text collate "C" not null,
    name           text collate "C" not null,
    constraint kinds_name unique (aggregate_type, name)
);

alter table eventlog.kinds owner to quitus_owner;
grant select, insert on eventlog.kinds to quitus_app;

create trigger append_only before update or delete or truncate on eventlog.kinds
    for each statement execute function eventlog.refuse_change();
