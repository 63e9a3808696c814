select h.position, h.journal_number, h.epoch from eventlog.log_head h
