-- The one row every append moves: it gives dense positions in commit order and fences a writer that was deposed.
-- frontier holds the roots of the complete subtrees of the Merkle log: eight bytes of size, then at most 63 hashes.
create table eventlog.log_head (
    only_row       boolean primary key default true check (only_row),
    position       bigint not null default -1,
    journal_number bigint not null default -1,
    epoch          bigint not null default 0,
    frontier       bytea not null default '\x0000000000000000' check (length(frontier) <= 2024)
) with (fillfactor = 10);

-- Not in the line of the column: PostgreSQL 15, which the production cluster has, does not know that.
alter table eventlog.log_head alter column frontier set storage plain;

insert into eventlog.log_head (only_row) values (true);

alter table eventlog.log_head owner to quitus_owner;
grant select on eventlog.log_head to quitus_app;
grant update (position, journal_number, epoch, frontier) on eventlog.log_head to quitus_app;

create function eventlog.refuse_backward_head() returns trigger
    language plpgsql
as $$
begin
    if new.position < old.position or new.journal_number < old.journal_number or new.epoch < old.epoch then
        raise exception 'the head of the event log never goes back' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

alter function eventlog.refuse_backward_head() owner to quitus_owner;

create trigger head_only_forward before update on eventlog.log_head
    for each row execute function eventlog.refuse_backward_head();
create trigger head_stays before delete or truncate on eventlog.log_head
    for each statement execute function eventlog.refuse_change();
