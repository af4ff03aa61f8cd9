-- Purpose: stores the names of an event's tiers.
-- Parameters: event; ids and names in the same order.
-- Cost: one keyed update per tier whose name changed.
update tiers t
set name = n.name
from unnest(cast(:ids as uuid[]), cast(:names as text[])) as n (id, name)
where t.id = n.id
  and t.event_id = :event
  and t.name <> n.name
