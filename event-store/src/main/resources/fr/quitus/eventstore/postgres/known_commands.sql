-- Which of these commands are in the journal.
select j.command_id from eventlog.command_journal j where j.command_id = any (?::uuid[])
