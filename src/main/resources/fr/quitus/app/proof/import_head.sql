update eventlog.log_head set position = ?, journal_number = ?, frontier = ?
