-- How far each standby of this primary is; one row with a null name when there is none.
select
  pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint as primary_lsn,
  standby.application_name,
  standby.state = 'streaming' and standby.sync_state = 'quorum' as in_quorum,
  standby.application_name like 'bay\_%' as listed,
  coalesce(pg_wal_lsn_diff(standby.flush_lsn, '0/0'), 0)::bigint as flushed_lsn
from (select true) as always(here)
left join pg_stat_replication as standby 
  on standby.application_name like 'bay\_%' or standby.application_name like 'outside\_%'
