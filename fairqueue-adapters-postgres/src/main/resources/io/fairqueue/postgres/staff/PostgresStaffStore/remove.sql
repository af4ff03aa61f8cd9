-- Purpose: takes somebody's role on an event.
-- Parameters: event, organizer.
-- Answer: 1, or 0 if there is none.
-- Cost: one keyed delete.
delete from event_staff
where event_id = :event and organizer_id = :organizer
