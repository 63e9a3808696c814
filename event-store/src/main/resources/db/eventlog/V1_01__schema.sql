-- The owner cannot log in; the application's role gets LOGIN and a password from whoever installs it.
do $$
begin
    create role quitus_owner nologin;
exception when duplicate_object or unique_violation then
    null; -- roles belong to the whole cluster: another database may have created it
end $$;

do $$
begin
    create role quitus_app nologin;
exception when duplicate_object or unique_violation then
    null;
end $$;

do $$
begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant quitus_owner to %I', current_user);
    end if;
end $$;

create schema eventlog authorization quitus_owner;
grant usage on schema eventlog to quitus_app;
