-- Roots of the complete subtrees of the Merkle log at every eighth level: one for 256 events, one for 65 536, and so on.
-- Level 0 is the leaf hashes of the events.
create table eventlog.merkle_nodes (
    level      smallint not null check (level > 0 and level % 8 = 0),
    node_index bigint not null,
    hash       bytea not null check (length(hash) = 32),
    constraint merkle_nodes_place primary key (level, node_index)
);

alter table eventlog.merkle_nodes owner to quitus_owner;
grant select, insert on eventlog.merkle_nodes to quitus_app;

create trigger append_only before update or delete or truncate on eventlog.merkle_nodes
    for each statement execute function eventlog.refuse_change();
