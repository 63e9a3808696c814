insert into eventlog.event_names (name, release)
select announced.name, ?
from unnest(?::text[]) as announced (name)
where not exists (select 1 from eventlog.event_names known where known.name = announced.name)
on conflict (name) do nothing
