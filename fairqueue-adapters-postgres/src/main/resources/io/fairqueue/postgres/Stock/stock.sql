-- Purpose: what an event's tiers have now.
-- Parameters: event.
-- Answer: one row per tier in the event's order: tier_id, price_minor, total, free (nobody has them), last_number (of its
--   places), last_unit (of the whole event).
-- Cost: a read of the event's units. The caller holds the event's lock, so that nobody takes or adds
--   units.
select
  t.id as tier_id,
  t.price_minor,
  coalesce(u.total, 0) as total,
  coalesce(u.free, 0) as free,
  coalesce(u.last_number, 0) as last_number,
  coalesce(max(u.last_unit) over (), 0) as last_unit
from tiers t
left join (
  select
    tier_id,
    count(*) as total,
    count(*) filter (where state in ('FREE', 'BLOCKED')) as free,
    max(case when section is null then cast(number as integer) end) as last_number,
    max(unit_no) as last_unit
  from units
  where event_id = :event
  group by tier_id
) u on u.tier_id = t.id
where t.event_id = :event
order by t.position
