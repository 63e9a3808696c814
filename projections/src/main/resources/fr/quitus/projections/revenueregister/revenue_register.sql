-- Titles, one row each.
-- name: create
create table revenue_register (
  number text not null,
  kind text not null,
  fiscal_year integer not null,
  funds_centre text not null,
  post text,
  debtor text,
  debtor_name text,
  subject text not null,
  state text not null,
  issued_on date,
  due_on date,
  issued_cents bigint not null,
  added_cents bigint not null,
  reduced_cents bigint not null,
  remitted_cents bigint not null,
  written_off_cents bigint not null,
  collected_cents bigint not null,
  remaining_cents bigint not null,
  recovered_cents bigint not null,
  excess_cents bigint not null,
  positions text not null,
  dunning text,
  contested text,
  answer_by date,
  plan text,
  taken_over_from text,
  impaired_cents bigint not null,
  last_position bigint not null
);
-- name: index
alter table revenue_register add primary key (number);
create index revenue_register_by_year on revenue_register (fiscal_year, number);
create index revenue_register_by_debtor on revenue_register (debtor, number);
create index revenue_register_by_unit on revenue_register (funds_centre, number);
-- name: drop
drop table if exists revenue_register;
-- name: lock
lock table revenue_register in access share mode;
-- name: switch
alter table revenue_register set schema views;
-- name: find
select
  number, kind, fiscal_year, funds_centre, post, debtor, debtor_name, subject, state, issued_on, due_on,
  issued_cents, added_cents, reduced_cents, remitted_cents, written_off_cents, collected_cents,
  remaining_cents, recovered_cents, excess_cents, positions, dunning, contested, answer_by, plan,
  taken_over_from, impaired_cents, last_position
from revenue_register
join unnest(?::text[])
  as wanted (number)
  using (number);
-- name: write
insert into revenue_register (
  number, kind, fiscal_year, funds_centre, post, debtor, debtor_name, subject, state, issued_on, due_on,
  issued_cents, added_cents, reduced_cents, remitted_cents, written_off_cents, collected_cents,
  remaining_cents, recovered_cents, excess_cents, positions, dunning, contested, answer_by, plan,
  taken_over_from, impaired_cents, last_position
)
select
  number, kind, fiscal_year, funds_centre, post, debtor, debtor_name, subject, state, issued_on, due_on,
  issued_cents, added_cents, reduced_cents, remitted_cents, written_off_cents, collected_cents,
  remaining_cents, recovered_cents, excess_cents, positions, dunning, contested, answer_by, plan,
  taken_over_from, impaired_cents, last_position
from unnest(
  ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
  ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
  ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[],
  ?::bigint[], ?::bigint[]
) as given (
  number, kind, fiscal_year, funds_centre, post, debtor, debtor_name, subject, state, issued_on, due_on,
  issued_cents, added_cents, reduced_cents, remitted_cents, written_off_cents, collected_cents,
  remaining_cents, recovered_cents, excess_cents, positions, dunning, contested, answer_by, plan,
  taken_over_from, impaired_cents, last_position
)
on conflict (number) do update set
  kind = excluded.kind,
  fiscal_year = excluded.fiscal_year,
  funds_centre = excluded.funds_centre,
  post = excluded.post,
  debtor = excluded.debtor,
  debtor_name = excluded.debtor_name,
  subject = excluded.subject,
  state = excluded.state,
  issued_on = excluded.issued_on,
  due_on = excluded.due_on,
  issued_cents = excluded.issued_cents,
  added_cents = excluded.added_cents,
  reduced_cents = excluded.reduced_cents,
  remitted_cents = excluded.remitted_cents,
  written_off_cents = excluded.written_off_cents,
  collected_cents = excluded.collected_cents,
  remaining_cents = excluded.remaining_cents,
  recovered_cents = excluded.recovered_cents,
  excess_cents = excluded.excess_cents,
  positions = excluded.positions,
  dunning = excluded.dunning,
  contested = excluded.contested,
  answer_by = excluded.answer_by,
  plan = excluded.plan,
  taken_over_from = excluded.taken_over_from,
  impaired_cents = excluded.impaired_cents,
  last_position = excluded.last_position;
-- name: copy
copy revenue_register (
  number, kind, fiscal_year, funds_centre, post, debtor, debtor_name, subject, state, issued_on, due_on,
  issued_cents, added_cents, reduced_cents, remitted_cents, written_off_cents, collected_cents,
  remaining_cents, recovered_cents, excess_cents, positions, dunning, contested, answer_by, plan,
  taken_over_from, impaired_cents, last_position
) from stdin;
-- name: rows
select row(number)::text collate "C" as row_key, row(
  number, kind, fiscal_year, funds_centre, post, debtor, debtor_name, subject, state, issued_on, due_on,
  issued_cents, added_cents, reduced_cents, remitted_cents, written_off_cents, collected_cents,
  remaining_cents, recovered_cents, excess_cents, positions, dunning, contested, answer_by, plan,
  taken_over_from, impaired_cents, last_position
)::text as row_content
from revenue_register
order by row_key;
