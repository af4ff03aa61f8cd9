-- Purpose: tells the next holders of tickets of what concerns them all.
-- Parameters: now, limit (claims).
-- Answer: the lanes that got something.
-- Invariant: each holder is told once; how far a row was gone through changes together with the
--   deliveries; a row that another is busy with is passed over.
-- Cost: an index read of the rows under way, one index read per claim, one insert per holder.
with picked as materialized (
  select id, event_id, at, holders_after_at, holders_after
  from outbox
  where holders_after is not null
  order by id
  limit 1
  for update skip locked
), step as materialized (
  select p.id as row, p.at, c.*
  from picked p
  cross join lateral (
    select id, created_at, customer_id, status, refunded_at
    from claims
    where event_id = p.event_id
      and (created_at, id) > (p.holders_after_at, p.holders_after)
    order by created_at, id
    limit :limit
  ) c
), made as (
  insert into deliveries (
    outbox_id, channel, target, first_item, next_item, end_item, lane, priority, status, tries, due_at
  )
  select distinct row, 'mail', 'fan:' || customer_id, 0, 0, 1, 'mail', 2, 'PENDING', 0, cast(:now as timestamptz)
  from step
  where status = 'CONFIRMED'
    or status = 'REFUNDED' and refunded_at >= at
  on conflict do nothing
  returning lane
), gone as (
  update outbox o
  set holders_after_at = last.created_at, holders_after = last.id
  from picked p
  left join lateral (
    select created_at, id
    from step
    where (select count(*) from step) = :limit
    order by created_at desc, id desc
    limit 1
  ) last on true
  where o.id = p.id
)
select distinct lane
from made
