-- Purpose: notes up to which place fans were told.
-- Parameters: event, place.
-- Invariant: a fan is told once. The caller has the row.
-- Cost: one keyed update.
update close_told
set place = :place
where event_id = :event
