-- The settings of one transaction. They are SET commands, not functions: SET takes no snapshot, so that a question can
-- lock its tables before it has one.
-- name: live
set local search_path = views;
-- name: rebuild
set local search_path = views_rebuild;
-- name: replaced
set local search_path = views_replaced;
-- name: write_live
set local search_path = views;
set local synchronous_commit = off;
-- name: write_rebuild
set local search_path = views_rebuild;
set local synchronous_commit = off;
-- name: create_schemas
create schema if not exists views;
create schema if not exists views_rebuild;
create schema if not exists views_replaced;
-- name: preparation_lock
select pg_advisory_xact_lock(hashtextextended('quitus.projections', 0)) as taken;
-- name: try_work_lock
select pg_try_advisory_lock(hashtextextended('quitus.projections.' || ?, 0)) as taken;
-- name: try_work_lock_for_transaction
select pg_try_advisory_xact_lock(hashtextextended('quitus.projections.' || ?, 0)) as taken;
-- name: release_work_lock
select pg_advisory_unlock(hashtextextended('quitus.projections.' || ?, 0)) as released;
-- name: backend
select pg_backend_pid() as backend;
-- name: work_lock_held
select exists (
  select l.pid
    from pg_locks l
    join pg_database d on d.oid = l.database
   where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
     and d.datname = current_database()
     and l.pid = ?
     and (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended('quitus.projections.' || ?, 0)
) as held;
-- name: hold_table
lock table :table in access exclusive mode;
-- name: unlogged
alter table :table set unlogged, set (fillfactor = 50);
-- name: logged
alter table :table reset (fillfactor), set logged;
-- name: switch_lock_wait
select set_config('lock_timeout', ?, true) as lock_timeout;
