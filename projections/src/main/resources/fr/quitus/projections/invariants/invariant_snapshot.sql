-- Where the checker of the ledger's truths can go on from: one row, the sums of its fold as compressed lines.
-- name: create
create table if not exists views.invariant_snapshot (
    only_row boolean primary key default true check (only_row),
    fold text not null,
    position bigint not null,
    sums bytea not null
)
-- name: find
select sums from views.invariant_snapshot where fold = ?
-- name: keep
insert into views.invariant_snapshot (fold, position, sums) values (?, ?, ?)
on conflict (only_row) do update set fold = excluded.fold, position = excluded.position, sums = excluded.sums
where invariant_snapshot.fold <> excluded.fold or invariant_snapshot.position < excluded.position
