-- The file, below the data folder, of the largest table of events.
select pg_relation_filepath(c.oid) as path
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'eventlog' and c.relkind = 'r' and c.relname like 'events%'
order by pg_relation_size(c.oid) desc
limit 1
