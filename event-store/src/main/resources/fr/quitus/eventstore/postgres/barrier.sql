-- Its commit waits for the quorum, and so covers every commit that was visible to it: the log up to the head it tells. It
-- moves nothing.
select pg_logical_emit_message(true, 'quitus-barrier', '') is not null as written,
       h.position, h.journal_number, h.epoch
  from eventlog.log_head h
