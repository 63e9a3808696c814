-- Waits for this bay's own disk, not for the quorum: it tells of one storage.
select pg_logical_emit_message(false, 'quitus-probe', '', true)
