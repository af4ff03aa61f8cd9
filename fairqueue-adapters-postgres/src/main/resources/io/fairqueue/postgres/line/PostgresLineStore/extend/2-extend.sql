-- Purpose: moves the end of an admission, counted.
-- Parameters: event, number, millis (by how much).
-- Invariant: nothing else moves an admission's end.
-- Cost: one keyed update. The caller holds the admission's lock.
update admissions
set
  admitted_until = admitted_until + :millis * interval '1 millisecond',
  extensions = extensions + 1
where event_id = :event
  and number = :number
