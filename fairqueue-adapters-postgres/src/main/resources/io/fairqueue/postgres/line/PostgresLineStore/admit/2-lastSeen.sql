-- Purpose: when fans were last seen, where that was noted.
-- Parameters: event, numbers.
-- Answer: one row per fan of whom it is known: number, seen_at.
-- Cost: a keyed read per fan.
select p.number, p.seen_at
from unnest(cast(:numbers as bigint[])) as a (number)
join entry_presence p on p.event_id = :event and p.number = a.number
