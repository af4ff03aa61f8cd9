-- Purpose: keeps an event from being changed, and others from holding, until the transaction ends, and
--   reads whether it sells.
-- Parameters: key (of the event's advisory lock), event.
-- Answer: two results: the lock's; then one row, or none for an unknown event.
-- Invariant: the event's lock comes first in the lock order. It is fair: who comes after it
--   waits behind it. What is read is what is committed once the lock is held: it is
--   read by a statement of its own, which begins after the wait.
-- Cost: one round trip, an advisory lock, four keyed reads.
select pg_advisory_xact_lock(:key);
select *, clock_timestamp() as server_time
from sales
where id = :event
