-- Where the log stood when an epoch began, which is where the epoch before it ended.
select w.position, w.journal_number from eventlog.writer_epochs w where w.epoch = ?
