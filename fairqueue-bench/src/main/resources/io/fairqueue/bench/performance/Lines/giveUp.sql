-- Purpose: ends every admission of an event.
-- Parameters: event.
-- Cost: one update per admission.
update queue_entries
set status = 'ABANDONED', finished_at = now()
where event_id = :event
  and status = 'ADMITTED'
