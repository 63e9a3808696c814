-- Ends every earlier writer's epoch. The update waits for that writer's last transaction; the commit is synchronous.
with taken as (
    update eventlog.log_head h
       set epoch = h.epoch + 1
    returning h.epoch, h.position, h.journal_number, h.frontier
), noted as (
    insert into eventlog.writer_epochs (epoch, position, journal_number, backend_pid, client, taken_at)
    select t.epoch, t.position, t.journal_number, pg_backend_pid(), inet_client_addr()::text, clock_timestamp()
      from taken t
    returning backend_pid || '@' || extract(epoch from taken_at) as mark
)
select t.epoch, t.position, t.journal_number, t.frontier, n.mark from taken t cross join noted n
