-- Number of the first line of the journal that belongs behind these events.
select coalesce(max(j.number), -1) + 1 as number from eventlog.command_journal j where j.last_position < ?
