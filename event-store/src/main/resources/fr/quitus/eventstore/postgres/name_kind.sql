-- Its commit need not wait for the disk or the quorum: whatever uses the name is committed behind it. Another writer
-- may take the number or the name first: then nothing is inserted and the dictionary is read again.
with quietly as materialized (
    select set_config('synchronous_commit', 'off', true) as setting
)
insert into eventlog.kinds (kind, aggregate_type, name)
select coalesce((select max(k.kind) from eventlog.kinds k), -1) + 1, ?, ?
  from quietly
    on conflict do nothing
