-- Purpose: keeps others from speaking to the fans of an event until the transaction ends.
-- Parameters: event.
-- Answer: a row, or none if there is no such event.
-- Invariant: what was posted stays the last. Joins and holds, which only keep the event from going, go on.
-- Cost: one keyed read and a row lock.
select 1
from events
where id = :event
for no key update
