select pg_backup_start(?, true) as start_lsn
