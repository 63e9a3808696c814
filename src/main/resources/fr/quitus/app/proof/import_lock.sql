-- Whether the log is empty, and nobody writes to it until the import has ended.
select h.position, h.journal_number,
       (select count(*) from eventlog.kinds) + (select count(*) from eventlog.streams) as names
  from eventlog.log_head h
   for update
