select h.position, h.journal_number, h.epoch, h.frontier from eventlog.log_head h
