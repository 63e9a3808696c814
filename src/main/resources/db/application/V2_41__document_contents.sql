-- What is known of a document's bytes.
create table documents.contents (
    sha256     bytea primary key check (length(sha256) = 32),
    size_bytes bigint not null check (size_bytes > 0),
    media_type text not null,
    stored_by  text not null,
    stored_at  timestamptz not null default now()
);

alter table documents.contents owner to quitus_owner;
grant select, insert on documents.contents to quitus_app;
