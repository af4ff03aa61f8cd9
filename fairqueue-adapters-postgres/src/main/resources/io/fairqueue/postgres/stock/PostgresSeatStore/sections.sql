-- Purpose: an event's sections, with what is free in each.
-- Parameters: event.
-- Answer: one row per section, in natural order: name (as its first seat has it), seats (for sale, taken
--   ones too), free, price_min and price_max (of those for sale, as they are asked for now; 0 for none).
-- Cost: a read of the event's seats and of what is held of them.
select
  (array_agg(v.section order by v.row_order, v.seat_order, v.unit_no))[1] as name,
  count(*) filter (where v.state <> 'BLOCKED') as seats,
  count(*) filter (where v.state = 'FREE') as free,
  coalesce(min(coalesce(s.price_minor, t.price_minor)) filter (where v.state <> 'BLOCKED'), 0) as price_min,
  coalesce(max(coalesce(s.price_minor, t.price_minor)) filter (where v.state <> 'BLOCKED'), 0) as price_max
from seat_states v
join seats s on s.event_id = v.event_id and s.unit_no = v.unit_no
join tiers t on t.id = s.tier_id
where v.event_id = :event
group by split_part(v.row_key, chr(31), 1)
order by min(v.row_order), min(v.row_key)
