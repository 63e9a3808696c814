-- Where a standby stands: what it received and replayed, and whether it still waits for more.
select
  pg_is_in_recovery() as in_recovery,
  coalesce(pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0'), 0)::bigint as received_lsn,
  coalesce(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0'), 0)::bigint as replayed_lsn,
  exists (select 1 from pg_stat_wal_receiver) as receiving,
  coalesce((select wait_event from pg_stat_activity where backend_type = 'startup'), '') as startup_wait
