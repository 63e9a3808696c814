-- The bytes, in pieces that a reader holds one of at a time. They are mostly compressed already: external does not try.
create table documents.chunks (
    sha256 bytea not null references documents.contents,
    number integer not null check (number >= 0),
    bytes  bytea not null,
    primary key (sha256, number)
);

alter table documents.chunks alter column bytes set storage external;

alter table documents.chunks owner to quitus_owner;
grant select, insert on documents.chunks to quitus_app;
