insert into eventlog.merkle_nodes (level, node_index, hash) values (?, ?, ?)
