-- What is written stays: guards a table against UPDATE, DELETE and TRUNCATE by anybody, its owner included.
create function eventlog.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'eventlog.% is append-only: % refused', tg_table_name, tg_op
        using errcode = 'insufficient_privilege';
end $$;

alter function eventlog.refuse_change() owner to quitus_owner;
