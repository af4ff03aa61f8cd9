-- Purpose: deletes some units of a draft, which nobody can have claimed.
-- Parameters: event, most.
-- Answer: how many were deleted.
-- Cost: one delete per unit. The caller holds the event's lock.
delete from units
where event_id = :event
  and unit_no in (select unit_no from units where event_id = :event order by unit_no limit :most)
