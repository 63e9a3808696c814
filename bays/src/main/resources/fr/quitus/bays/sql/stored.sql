-- What a bay says that it has on its disk, be it a primary or a standby.
select
  bay.in_recovery,
  coalesce(pg_wal_lsn_diff(
    case when bay.in_recovery then pg_last_wal_receive_lsn() else pg_current_wal_flush_lsn() end,
    '0/0'), 0)::bigint as stored_lsn,
  coalesce(pg_wal_lsn_diff(
    case when bay.in_recovery then pg_last_wal_replay_lsn() else pg_current_wal_flush_lsn() end,
    '0/0'), 0)::bigint as applied_lsn,
  (select coalesce(sum(checksum_failures), 0) from pg_stat_database)::bigint as checksum_failures
from (select pg_is_in_recovery() as in_recovery) as bay
