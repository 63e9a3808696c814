-- The projections' own schema: whoever folds views may do anything there and nothing elsewhere.
do $$
begin
    create role quitus_views nologin;
exception when duplicate_object or unique_violation then
    null;
end $$;

do $$
begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant quitus_views to %I', current_user);
    end if;
end $$;

create schema views authorization quitus_views;
