-- What a file of this database belongs to, and the table that an index or a TOAST table serves.
select relation.oid::regclass::text as name,
       relation.relkind::text as kind,
       coalesce(index.indrelid, owner.oid)::regclass::text as serves
from pg_class as relation
left join pg_index as index on index.indexrelid = relation.oid
left join pg_class as owner on owner.reltoastrelid = relation.oid
where relation.oid = pg_filenode_relation(?::bigint::oid, ?::bigint::oid)
