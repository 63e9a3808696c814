-- Destroys a person's key, unless a later act than that of the year used it. A deleted row would lie in its page until
-- something is written over it, and CLUSTER copies what was deleted a moment ago: so the table is emptied and written
-- anew without it, and its old file goes.
create function personal.forget(forgotten text, year integer) returns boolean
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    lock table personal.person_keys in access exclusive mode;
    if not exists (select from personal.person_keys k where k.person = forgotten and k.last_act_year <= year) then
        return false;
    end if;
    create temporary table kept on commit drop as
        select k.key_id, k.person, k.secret, k.last_act_year
          from personal.person_keys k
         where k.person <> forgotten;
    truncate personal.person_keys;
    insert into personal.person_keys (key_id, person, secret, last_act_year)
    select kept.key_id, kept.person, kept.secret, kept.last_act_year
      from pg_temp.kept;
    drop table pg_temp.kept;
    return true;
end $$;

alter function personal.forget(text, integer) owner to quitus_owner;
revoke all on function personal.forget(text, integer) from public;
grant execute on function personal.forget(text, integer) to quitus_app;
