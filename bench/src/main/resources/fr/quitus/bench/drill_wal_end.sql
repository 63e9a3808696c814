-- Where the write-ahead log ends on the primary, in bytes.
select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint as bytes
