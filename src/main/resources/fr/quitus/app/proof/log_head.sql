select h.position, h.journal_number, h.frontier from eventlog.log_head h
