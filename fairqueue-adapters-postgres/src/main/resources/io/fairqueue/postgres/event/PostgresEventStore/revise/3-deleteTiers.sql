-- Purpose: deletes the tiers that an event has no more; they have no units left.
-- Parameters: event, tiers (those that stay).
-- Cost: a delete per tier. The caller holds the event's lock.
delete from tiers
where event_id = :event
  and id <> all(cast(:tiers as uuid[]))
