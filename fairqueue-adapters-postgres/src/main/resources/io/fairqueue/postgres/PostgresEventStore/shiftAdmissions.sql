-- Purpose: gives admissions the time back that the event was paused.
-- Parameters: entries, paused (microseconds).
-- Invariant: admissions stand still while the event is paused.
-- Cost: one keyed update per entry. The caller holds the entries' locks.
update queue_entries e
set admitted_until = admitted_until + :paused * interval '1 microsecond'
from unnest(cast(:entries as uuid[])) as a (entry_id)
where e.id = a.entry_id
