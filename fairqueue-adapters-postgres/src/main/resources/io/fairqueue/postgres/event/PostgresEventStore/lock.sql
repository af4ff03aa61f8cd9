-- Purpose: an event's version, locked for a change.
-- Parameters: key (of the event's advisory lock), id.
-- Answer: two results: the lock's; then at most one row: version, and the database's clock.
-- Invariant: a change of an event waits for the admissions and holds that saw it as it was, and for no
--   others: those that come later wait behind it.
-- Cost: one round trip, an advisory lock, one keyed read and a row lock.
select pg_advisory_xact_lock(:key);
select version, clock_timestamp() as server_time
from events
where id = :id
for no key update
