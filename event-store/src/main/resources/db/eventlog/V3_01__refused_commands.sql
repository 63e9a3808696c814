-- Refused commands, few among millions, are asked for by themselves.
create index command_journal_refused on eventlog.command_journal (number) where code is not null;
