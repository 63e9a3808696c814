-- The events that stopped a view, kept after they passed.
-- name: create
create table if not exists dead_letter (
  projection text not null,
  position bigint not null,
  event_id text not null,
  event_name text not null,
  error text not null,
  attempts integer not null,
  failed_at timestamptz not null,
  passed boolean not null,
  primary key (projection, position)
);
-- name: write
insert into dead_letter (projection, position, event_id, event_name, error, attempts, failed_at, passed)
values (?, ?, ?, ?, ?, 1, now(), false)
on conflict (projection, position) do update
  set error = excluded.error, attempts = dead_letter.attempts + 1, failed_at = excluded.failed_at, passed = false;
-- name: pass
update dead_letter set passed = true where projection = ? and position <= ? and not passed;
-- name: waiting
select projection, position, event_id, event_name, error, attempts, failed_at
from dead_letter
where not passed
order by projection, position
limit 1000;
