-- Who is about to be forgotten: it settles at the next start what a crash came between.
create table personal.erasures (
    person        text collate "C" primary key,
    last_act_year integer not null
);

alter table personal.erasures owner to quitus_owner;
grant select, insert, delete on personal.erasures to quitus_app;
