select e.leaf_hash as hash from eventlog.events e where e.position >= ? and e.position < ? order by e.position
