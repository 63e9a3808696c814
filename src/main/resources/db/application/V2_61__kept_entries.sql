-- One draft or one search.
create table kept.entries (
    actor    text not null,
    role     text not null,
    kind     text not null check (kind in ('DRAFT', 'SEARCH')),
    id       uuid not null,
    title    text not null,
    fields   text not null,
    saved_at timestamptz not null default now(),
    primary key (actor, role, kind, id)
);

alter table kept.entries owner to quitus_owner;
grant select, insert, update, delete on kept.entries to quitus_app;
