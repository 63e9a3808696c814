-- Credits of a unit (UO), per year and title group: every counter that availability is made of.
-- name: create
create table envelope (
  fiscal_year integer not null,
  funds_centre text not null,
  title_group text not null,
  ae_allotted_cents bigint not null,
  ae_frozen_cents bigint not null,
  ae_committed_cents bigint not null,
  ae_affected_cents bigint not null,
  ae_affected_committed_cents bigint not null,
  ae_affected_lost_cents bigint not null,
  ae_non_recyclable_cents bigint not null,
  cp_allotted_cents bigint not null,
  cp_frozen_cents bigint not null,
  cp_reserved_cents bigint not null,
  cp_consumed_cents bigint not null,
  ae_lapsed_cents bigint not null,
  cp_lapsed_cents bigint not null,
  ae_anticipated_cents bigint not null
);
-- name: index
alter table envelope add primary key (fiscal_year, funds_centre, title_group);
-- name: drop
drop table if exists envelope;
-- name: lock
lock table envelope in access share mode;
-- name: switch
alter table envelope set schema views;
-- name: find
select
  fiscal_year, funds_centre, title_group, ae_allotted_cents, ae_frozen_cents, ae_committed_cents, ae_affected_cents,
  ae_affected_committed_cents, ae_affected_lost_cents, ae_non_recyclable_cents, cp_allotted_cents, cp_frozen_cents,
  cp_reserved_cents, cp_consumed_cents, ae_lapsed_cents, cp_lapsed_cents, ae_anticipated_cents
from envelope
join unnest(?::integer[], ?::text[], ?::text[])
  as wanted (fiscal_year, funds_centre, title_group)
  using (fiscal_year, funds_centre, title_group);
-- name: write
insert into envelope (
  fiscal_year, funds_centre, title_group, ae_allotted_cents, ae_frozen_cents, ae_committed_cents, ae_affected_cents,
  ae_affected_committed_cents, ae_affected_lost_cents, ae_non_recyclable_cents, cp_allotted_cents, cp_frozen_cents,
  cp_reserved_cents, cp_consumed_cents, ae_lapsed_cents, cp_lapsed_cents, ae_anticipated_cents
)
select
  fiscal_year, funds_centre, title_group, ae_allotted_cents, ae_frozen_cents, ae_committed_cents, ae_affected_cents,
  ae_affected_committed_cents, ae_affected_lost_cents, ae_non_recyclable_cents, cp_allotted_cents, cp_frozen_cents,
  cp_reserved_cents, cp_consumed_cents, ae_lapsed_cents, cp_lapsed_cents, ae_anticipated_cents
from unnest(
  ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
  ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]
) as given (
  fiscal_year, funds_centre, title_group, ae_allotted_cents, ae_frozen_cents, ae_committed_cents, ae_affected_cents,
  ae_affected_committed_cents, ae_affected_lost_cents, ae_non_recyclable_cents, cp_allotted_cents, cp_frozen_cents,
  cp_reserved_cents, cp_consumed_cents, ae_lapsed_cents, cp_lapsed_cents, ae_anticipated_cents
)
on conflict (fiscal_year, funds_centre, title_group) do update set
  ae_allotted_cents = excluded.ae_allotted_cents,
  ae_frozen_cents = excluded.ae_frozen_cents,
  ae_committed_cents = excluded.ae_committed_cents,
  ae_affected_cents = excluded.ae_affected_cents,
  ae_affected_committed_cents = excluded.ae_affected_committed_cents,
  ae_affected_lost_cents = excluded.ae_affected_lost_cents,
  ae_non_recyclable_cents = excluded.ae_non_recyclable_cents,
  cp_allotted_cents = excluded.cp_allotted_cents,
  cp_frozen_cents = excluded.cp_frozen_cents,
  cp_reserved_cents = excluded.cp_reserved_cents,
  cp_consumed_cents = excluded.cp_consumed_cents,
  ae_lapsed_cents = excluded.ae_lapsed_cents,
  cp_lapsed_cents = excluded.cp_lapsed_cents,
  ae_anticipated_cents = excluded.ae_anticipated_cents;
-- name: copy
copy envelope (
  fiscal_year, funds_centre, title_group, ae_allotted_cents, ae_frozen_cents, ae_committed_cents, ae_affected_cents,
  ae_affected_committed_cents, ae_affected_lost_cents, ae_non_recyclable_cents, cp_allotted_cents, cp_frozen_cents,
  cp_reserved_cents, cp_consumed_cents, ae_lapsed_cents, cp_lapsed_cents, ae_anticipated_cents
) from stdin;
-- name: rows
select row(fiscal_year, funds_centre, title_group)::text collate "C" as row_key, row(
  fiscal_year, funds_centre, title_group, ae_allotted_cents, ae_frozen_cents, ae_committed_cents, ae_affected_cents,
  ae_affected_committed_cents, ae_affected_lost_cents, ae_non_recyclable_cents, cp_allotted_cents, cp_frozen_cents,
  cp_reserved_cents, cp_consumed_cents, ae_lapsed_cents, cp_lapsed_cents, ae_anticipated_cents
)::text as row_content
from envelope
order by row_key;
