-- Purpose: where the units of each tier are.
-- Parameters: event.
-- Answer: one row per tier, in the event's order; none for an unknown event.
-- Invariant: what is blocked is no stock; one snapshot, so that what is neither free nor held is sold.
-- Cost: a read of the event's blocks, an index read per unpaid claim and unit of it.
select
  t.id as tier_id,
  coalesce(b.total, 0) as total,
  coalesce(b.free, 0) as free,
  coalesce(h.held, 0) as held,
  coalesce(b.total, 0) - coalesce(b.free, 0) - coalesce(h.held, 0) as sold
from tiers t
left join (
  select tier_id, sum(bit_count(stock)) as total, sum(free_count) as free
  from unit_blocks
  where event_id = :event
  group by tier_id
) b on b.tier_id = t.id
left join (
  select k.tier_id, count(*) as held
  from claims c
  join claim_units k on k.claim_id = c.id and k.live
  where c.event_id = :event
    and c.status = 'CLAIMED'
  group by k.tier_id
) h on h.tier_id = t.id
where t.event_id = :event
order by t.position
