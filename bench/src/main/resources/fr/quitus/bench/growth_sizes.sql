-- What each table and each index of the log takes on disk, all partitions of a table together.
select part.table_name, part.part_name, sum(part.bytes) as bytes
  from (select root.relname as table_name, 'rows' as part_name, pg_table_size(t.oid) as bytes
          from pg_class t
          join pg_namespace n on n.oid = t.relnamespace
          join pg_class root on root.oid = coalesce(pg_partition_root(t.oid), t.oid)
         where n.nspname = 'eventlog' and t.relkind = 'r'
         union all
        select root.relname as table_name,
               am.amname || ' (' || (select string_agg(a.attname, ', ' order by a.attnum)
                                       from pg_attribute a
                                      where a.attrelid = i.indexrelid) || ')' as part_name,
               pg_relation_size(i.indexrelid) as bytes
          from pg_index i
          join pg_class t on t.oid = i.indrelid
          join pg_namespace n on n.oid = t.relnamespace
          join pg_class x on x.oid = i.indexrelid
          join pg_am am on am.oid = x.relam
          join pg_class root on root.oid = coalesce(pg_partition_root(t.oid), t.oid)
         where n.nspname = 'eventlog' and t.relkind = 'r') as part
 group by part.table_name, part.part_name
having sum(part.bytes) > 0
 order by sum(part.bytes) desc
