select n.level, n.node_index, n.hash from eventlog.merkle_nodes n
 where n.level = ? and n.node_index >= ? and n.node_index < ?
 order by n.node_index
