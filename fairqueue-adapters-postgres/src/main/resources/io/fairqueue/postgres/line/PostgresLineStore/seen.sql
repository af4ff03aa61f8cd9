-- Purpose: notes when fans who wait were last seen.
-- Parameters: event, numbers (ascending), now.
-- Invariant: the moment never goes back.
-- Cost: one write per fan.
insert into entry_presence (event_id, number, seen_at)
select :event, number, :now
from unnest(cast(:numbers as bigint[])) as a (number)
on conflict (event_id, number) do update
set seen_at = greatest(entry_presence.seen_at, excluded.seen_at)
