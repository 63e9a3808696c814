-- Where the log stood when an epoch began, which is where the epoch before it ended; mark tells it from another takeover
-- of the same number, in another history.
select w.position, w.journal_number, w.backend_pid || '@' || extract(epoch from w.taken_at) as mark
  from eventlog.writer_epochs w where w.epoch = ?
