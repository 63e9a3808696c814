-- One key a person. The application makes keys and notes their use; it destroys one through personal.forget alone.
create table personal.person_keys (
    key_id        uuid not null,
    person        text collate "C" not null,
    secret        bytea not null check (length(secret) = 32),
    last_act_year integer not null,
    constraint person_keys_key primary key (key_id),
    constraint person_keys_person unique (person)
);

alter table personal.person_keys owner to quitus_owner;
grant select, insert, update (last_act_year) on personal.person_keys to quitus_app;
