-- Purpose: ends every admission of an event.
-- Parameters: event.
-- Cost: one update per admission.
update admissions
set ended_at = now(), ended_how = 'GIVEN_UP'
where event_id = :event
  and ended_at is null
