-- Purpose: an event's version, locked for a change.
-- Parameters: id.
-- Answer: at most one row.
-- Invariant: a change of an event waits for the admissions and holds that saw it as it was.
-- Cost: one keyed read and a row lock.
select version
from events
where id = :id
for update
