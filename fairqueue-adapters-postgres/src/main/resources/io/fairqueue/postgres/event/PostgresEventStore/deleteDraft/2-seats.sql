-- Purpose: deletes some seats of a draft, which nobody can have claimed.
-- Parameters: event, limit.
-- Answer: how many were deleted.
-- Cost: one delete per seat. The caller holds the event's lock.
delete from seats
where event_id = :event
  and unit_no in (select unit_no from seats where event_id = :event order by unit_no limit :limit)
