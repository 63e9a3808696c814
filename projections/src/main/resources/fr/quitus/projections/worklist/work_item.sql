-- What waits for somebody's act, one row for each file and each service receipt.
-- name: create
create table work_item (
  file_id text not null,
  part text not null,
  kind text not null,
  number text not null,
  funds_centre text,
  commitment_number text,
  post text,
  about text not null,
  amount_cents bigint not null,
  role text,
  task text,
  due_on date,
  deadline_start date,
  interrupted_on date,
  complete_on date,
  last_position bigint not null
);
-- name: index
alter table work_item add primary key (file_id, part);
create index work_item_by_role on work_item (role, last_position) where role is not null;
-- name: drop
drop table if exists work_item;
-- name: lock
lock table work_item in access share mode;
-- name: switch
alter table work_item set schema views;
-- name: find
select
  file_id, part, kind, number, funds_centre, commitment_number, post, about, amount_cents, role, task,
  due_on, deadline_start, interrupted_on, complete_on, last_position
from work_item
join unnest(?::text[], ?::text[])
  as wanted (file_id, part)
  using (file_id, part);
-- name: write
insert into work_item (
  file_id, part, kind, number, funds_centre, commitment_number, post, about, amount_cents, role, task,
  due_on, deadline_start, interrupted_on, complete_on, last_position
)
select
  file_id, part, kind, number, funds_centre, commitment_number, post, about, amount_cents, role, task,
  due_on, deadline_start, interrupted_on, complete_on, last_position
from unnest(
  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
  ?::text[], ?::text[], ?::date[], ?::date[], ?::date[], ?::date[], ?::bigint[]
) as given (
  file_id, part, kind, number, funds_centre, commitment_number, post, about, amount_cents, role, task,
  due_on, deadline_start, interrupted_on, complete_on, last_position
)
on conflict (file_id, part) do update set
  kind = excluded.kind,
  number = excluded.number,
  funds_centre = excluded.funds_centre,
  commitment_number = excluded.commitment_number,
  post = excluded.post,
  about = excluded.about,
  amount_cents = excluded.amount_cents,
  role = excluded.role,
  task = excluded.task,
  due_on = excluded.due_on,
  deadline_start = excluded.deadline_start,
  interrupted_on = excluded.interrupted_on,
  complete_on = excluded.complete_on,
  last_position = excluded.last_position;
-- name: copy
copy work_item (
  file_id, part, kind, number, funds_centre, commitment_number, post, about, amount_cents, role, task,
  due_on, deadline_start, interrupted_on, complete_on, last_position
) from stdin;
-- name: rows
select row(file_id, part)::text collate "C" as row_key, row(
  file_id, part, kind, number, funds_centre, commitment_number, post, about, amount_cents, role, task,
  due_on, deadline_start, interrupted_on, complete_on, last_position
)::text as row_content
from work_item
order by row_key;
