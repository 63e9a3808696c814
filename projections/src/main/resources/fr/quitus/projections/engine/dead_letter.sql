-- Lettres mortes : the events that a view could not fold, kept after they passed; and those kept behind them.
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
do $$ begin
  if not exists (select from information_schema.columns
                 where table_schema = current_schema()
                   and table_name = 'dead_letter' and column_name = 'kind') then
    alter table dead_letter
      add column kind text not null default 'STOPPED' check (kind in ('STOPPED', 'LETTER', 'WAITING')),
      add column file text not null default '',
      add column waits_for bigint;
  end if;
end $$;
create index if not exists dead_letter_behind on dead_letter (projection, waits_for) where waits_for is not null;
-- name: keep
insert into dead_letter (
  projection, position, event_id, event_name, file, kind, waits_for, error, attempts, failed_at, passed
)
values (?, ?, ?, ?, ?, ?, ?, ?, 1, now(), false)
on conflict (projection, position) do update
  set kind = excluded.kind, waits_for = excluded.waits_for, error = excluded.error,
      attempts = dead_letter.attempts + 1, failed_at = excluded.failed_at, passed = false;
-- name: keep_waiting
insert into dead_letter (
  projection, position, event_id, event_name, file, kind, waits_for, error, attempts, failed_at, passed
)
select
  ?, given.position, given.event_id, given.event_name, given.file, 'WAITING', given.waits_for, '', 0, now(), false
from unnest(
  ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[]
) as given (
  position, event_id, event_name, file, waits_for
)
on conflict (projection, position) do update
  set kind = 'WAITING', waits_for = excluded.waits_for, error = '', failed_at = excluded.failed_at, passed = false;
-- name: kept
select position, kind, waits_for
from dead_letter
where projection = ? and not passed and kind in ('LETTER', 'WAITING')
order by position;
-- name: first_kept
select position
from dead_letter
where projection = ? and not passed and kind in ('LETTER', 'WAITING')
order by position
limit 1;
-- name: letters
select count(*) as letters
from dead_letter
where projection = ? and not passed and kind = 'LETTER';
-- name: pass_stopped
update dead_letter set passed = true where projection = ? and position <= ? and not passed and kind = 'STOPPED';
-- name: pass_folded
update dead_letter set passed = true, waits_for = null where projection = ? and position = any (?) and not passed;
-- name: pass_all
update dead_letter set passed = true where projection = ? and not passed;
-- name: forget_waiting
delete from dead_letter where projection = ? and passed and kind = 'WAITING';
-- name: waiting
select letter.projection, letter.position, letter.event_id, letter.event_name, letter.file, letter.kind, letter.error,
       letter.attempts, letter.failed_at, behind.events as behind, behind.first as first_behind
from dead_letter letter
cross join lateral (
  select count(*) as events, (array_agg(w.position order by w.position))[:10] as first
  from dead_letter w
  where w.projection = letter.projection and w.waits_for = letter.position and not w.passed
) behind
where not letter.passed and letter.kind <> 'WAITING'
order by letter.projection, letter.kind desc, letter.position
limit 2000;
