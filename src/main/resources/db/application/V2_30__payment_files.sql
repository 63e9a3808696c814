-- Files sent to the bank, byte for byte, on the same bays as the log. A file can also be made again of its events.
create schema files authorization quitus_owner;
grant usage on schema files to quitus_app;

create table files.payment_file (
    sha256   text primary key check (sha256 = encode(sha256(content), 'hex')),
    content  bytea not null,
    kept_at  timestamptz not null default now()
);

-- Who took a file, each time: a second taking is told, for a file is sent to a bank once.
create table files.payment_file_taking (
    number   bigint generated always as identity primary key,
    sha256   text not null references files.payment_file,
    taken_by text not null,
    taken_at timestamptz not null default now()
);

create index payment_file_taking_of_file on files.payment_file_taking (sha256, number);

alter table files.payment_file owner to quitus_owner;
alter table files.payment_file_taking owner to quitus_owner;
grant select, insert on files.payment_file, files.payment_file_taking to quitus_app;

create trigger append_only before update or delete or truncate on files.payment_file
    for each statement execute function eventlog.refuse_change();
create trigger append_only before update or delete or truncate on files.payment_file_taking
    for each statement execute function eventlog.refuse_change();
