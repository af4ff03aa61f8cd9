-- Purpose: how many units of a tier are free, those included that others are busy with.
-- Parameters: event, slot (of the tier; null for all).
-- Answer: one row: free.
-- Cost: a read of the event's blocks.
select coalesce(sum(free_count), 0) as free
from unit_blocks
where event_id = :event
  and (cast(:slot as integer) is null or block >> 10 = :slot)
