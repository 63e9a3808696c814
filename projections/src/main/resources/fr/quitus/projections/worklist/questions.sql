-- The funds centre of what has none yet is its commitment's; a finding on the books has none and no post.
-- name: waiting
select
  item.last_position, item.kind, item.file_id, item.number, coalesce(item.funds_centre, file.funds_centre) as centre,
  item.commitment_number, item.post, item.about, item.amount_cents, item.task, item.due_on, item.deadline_start,
  item.interrupted_on, item.complete_on
from work_item as item
left join work_item as file
  on file.file_id = 'commitment:' || item.commitment_number and file.part = ''
where item.role = ?
  and item.last_position > ?
  and (?::text is null or item.task = ?)
  and (? or item.kind = 'BANQUE' or (item.kind = 'CONSTAT' and item.funds_centre is null and item.post is null)
    or item.post = any(?::text[]) or exists (
    select 1
    from unnest(?::text[]) as seen (code)
    where coalesce(item.funds_centre, file.funds_centre) = seen.code
      or starts_with(coalesce(item.funds_centre, file.funds_centre), seen.code || '-')
  ))
  and (?::text is null or strpos(lower(item.number || ' ' || item.about), lower(?)) > 0)
  and (?::text is null or starts_with(coalesce(item.funds_centre, file.funds_centre), ?))
  and item.amount_cents between ? and ?
order by item.last_position
limit ?;
-- name: counts
-- The commitment's centre is looked up only for what nothing else lets its reader see.
select item.task, count(*) as items, sum(item.amount_cents)::bigint as amount_cents, min(item.due_on) as first_due_on
from work_item as item
where item.role = ?
  and (? or item.kind = 'BANQUE' or (item.kind = 'CONSTAT' and item.funds_centre is null and item.post is null)
    or item.post = any(?::text[]) or exists (
    select 1
    from (
      select coalesce(item.funds_centre, (
        select file.funds_centre
        from work_item as file
        where file.file_id = 'commitment:' || item.commitment_number and file.part = ''
      )) as code
      offset 0
    ) as centre
    cross join unnest(?::text[]) as seen (code)
    where centre.code = seen.code or starts_with(centre.code, seen.code || '-')
  ))
group by item.task
order by item.task;
