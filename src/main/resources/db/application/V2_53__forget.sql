-- Destroys a person's key, unless a later act than that of the year used it. A deleted row would lie in its page until
-- something is written over it: the table is written anew without it, and its old file goes.
create function personal.forget(forgotten text, year integer) returns boolean
    language plpgsql
    security definer
    set search_path = pg_catalog, personal
as $$
begin
    delete from personal.person_keys k where k.person = forgotten and k.last_act_year <= year;
    if not found then
        return false;
    end if;
    cluster personal.person_keys using person_keys_key;
    return true;
end $$;

alter function personal.forget(text, integer) owner to quitus_owner;
revoke all on function personal.forget(text, integer) from public;
grant execute on function personal.forget(text, integer) to quitus_app;
