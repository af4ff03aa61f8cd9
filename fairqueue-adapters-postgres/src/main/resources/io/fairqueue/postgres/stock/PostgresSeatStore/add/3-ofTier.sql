-- Purpose: what a tier has, for who adds to it.
-- Parameters: event, tier.
-- Answer: one row: slot, seats (how many), last_number (the greatest of their numbers in the tier).
-- Cost: a read of the event's seats. The caller holds the tiers' locks.
select
  t.slot,
  count(s.unit_no) as seats,
  coalesce(max(s.unit_no) & 1048575, 0) as last_number
from tiers t
left join seats s on s.event_id = t.event_id and s.tier_id = t.id
where t.event_id = :event
  and t.id = :tier
group by t.slot
