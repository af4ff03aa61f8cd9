-- Purpose: notes the time of a change that left the waiting set as it was.
-- Parameters: event, now.
-- Invariant: a line's time never goes back.
-- Cost: one keyed update. The caller holds the line's lock.
update lines
set last_at = greatest(last_at, :now)
where event_id = :event
