-- Credits of a programme, per year and title group.
-- name: create
create table programme_pocket (
  fiscal_year integer not null,
  programme text not null,
  title_group text not null,
  ae_opened_cents bigint not null,
  cp_opened_cents bigint not null,
  ae_frozen_cents bigint not null,
  cp_frozen_cents bigint not null,
  ae_allotted_cents bigint not null,
  cp_allotted_cents bigint not null,
  ae_voted_cents bigint not null,
  cp_voted_cents bigint not null,
  ae_moved_in_cents bigint not null,
  cp_moved_in_cents bigint not null,
  ae_moved_out_cents bigint not null,
  cp_moved_out_cents bigint not null,
  ae_carried_over_cents bigint not null,
  cp_carried_over_cents bigint not null,
  ae_carried_forward_cents bigint not null,
  cp_carried_forward_cents bigint not null,
  ae_lapsed_cents bigint not null,
  cp_lapsed_cents bigint not null
);
-- name: index
alter table programme_pocket add primary key (fiscal_year, programme, title_group);
-- name: drop
drop table if exists programme_pocket;
-- name: lock
lock table programme_pocket in access share mode;
-- name: switch
alter table programme_pocket set schema views;
-- name: find
select
  fiscal_year, programme, title_group, ae_opened_cents, cp_opened_cents, ae_frozen_cents, cp_frozen_cents,
  ae_allotted_cents, cp_allotted_cents, ae_voted_cents, cp_voted_cents, ae_moved_in_cents, cp_moved_in_cents,
  ae_moved_out_cents, cp_moved_out_cents, ae_carried_over_cents, cp_carried_over_cents, ae_carried_forward_cents,
  cp_carried_forward_cents, ae_lapsed_cents, cp_lapsed_cents
from programme_pocket
join unnest(?::integer[], ?::text[], ?::text[])
  as wanted (fiscal_year, programme, title_group)
  using (fiscal_year, programme, title_group);
-- name: write
insert into programme_pocket (
  fiscal_year, programme, title_group, ae_opened_cents, cp_opened_cents, ae_frozen_cents, cp_frozen_cents,
  ae_allotted_cents, cp_allotted_cents, ae_voted_cents, cp_voted_cents, ae_moved_in_cents, cp_moved_in_cents,
  ae_moved_out_cents, cp_moved_out_cents, ae_carried_over_cents, cp_carried_over_cents, ae_carried_forward_cents,
  cp_carried_forward_cents, ae_lapsed_cents, cp_lapsed_cents
)
select
  fiscal_year, programme, title_group, ae_opened_cents, cp_opened_cents, ae_frozen_cents, cp_frozen_cents,
  ae_allotted_cents, cp_allotted_cents, ae_voted_cents, cp_voted_cents, ae_moved_in_cents, cp_moved_in_cents,
  ae_moved_out_cents, cp_moved_out_cents, ae_carried_over_cents, cp_carried_over_cents, ae_carried_forward_cents,
  cp_carried_forward_cents, ae_lapsed_cents, cp_lapsed_cents
from unnest(
  ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
  ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
  ?::bigint[], ?::bigint[], ?::bigint[]
) as given (
  fiscal_year, programme, title_group, ae_opened_cents, cp_opened_cents, ae_frozen_cents, cp_frozen_cents,
  ae_allotted_cents, cp_allotted_cents, ae_voted_cents, cp_voted_cents, ae_moved_in_cents, cp_moved_in_cents,
  ae_moved_out_cents, cp_moved_out_cents, ae_carried_over_cents, cp_carried_over_cents, ae_carried_forward_cents,
  cp_carried_forward_cents, ae_lapsed_cents, cp_lapsed_cents
)
on conflict (fiscal_year, programme, title_group) do update set
  ae_opened_cents = excluded.ae_opened_cents,
  cp_opened_cents = excluded.cp_opened_cents,
  ae_frozen_cents = excluded.ae_frozen_cents,
  cp_frozen_cents = excluded.cp_frozen_cents,
  ae_allotted_cents = excluded.ae_allotted_cents,
  cp_allotted_cents = excluded.cp_allotted_cents,
  ae_voted_cents = excluded.ae_voted_cents,
  cp_voted_cents = excluded.cp_voted_cents,
  ae_moved_in_cents = excluded.ae_moved_in_cents,
  cp_moved_in_cents = excluded.cp_moved_in_cents,
  ae_moved_out_cents = excluded.ae_moved_out_cents,
  cp_moved_out_cents = excluded.cp_moved_out_cents,
  ae_carried_over_cents = excluded.ae_carried_over_cents,
  cp_carried_over_cents = excluded.cp_carried_over_cents,
  ae_carried_forward_cents = excluded.ae_carried_forward_cents,
  cp_carried_forward_cents = excluded.cp_carried_forward_cents,
  ae_lapsed_cents = excluded.ae_lapsed_cents,
  cp_lapsed_cents = excluded.cp_lapsed_cents;
-- name: copy
copy programme_pocket (
  fiscal_year, programme, title_group, ae_opened_cents, cp_opened_cents, ae_frozen_cents, cp_frozen_cents,
  ae_allotted_cents, cp_allotted_cents, ae_voted_cents, cp_voted_cents, ae_moved_in_cents, cp_moved_in_cents,
  ae_moved_out_cents, cp_moved_out_cents, ae_carried_over_cents, cp_carried_over_cents, ae_carried_forward_cents,
  cp_carried_forward_cents, ae_lapsed_cents, cp_lapsed_cents
) from stdin;
-- name: rows
select row(fiscal_year, programme, title_group)::text collate "C" as row_key, row(
  fiscal_year, programme, title_group, ae_opened_cents, cp_opened_cents, ae_frozen_cents, cp_frozen_cents,
  ae_allotted_cents, cp_allotted_cents, ae_voted_cents, cp_voted_cents, ae_moved_in_cents, cp_moved_in_cents,
  ae_moved_out_cents, cp_moved_out_cents, ae_carried_over_cents, cp_carried_over_cents, ae_carried_forward_cents,
  cp_carried_forward_cents, ae_lapsed_cents, cp_lapsed_cents
)::text as row_content
from programme_pocket
order by row_key;
