-- In the order in which the events complete them: one with the highest number of its last event last, lower levels first.
select n.level, n.node_index, n.hash from eventlog.merkle_nodes n
 order by (n.node_index + 1) << n.level, n.level
