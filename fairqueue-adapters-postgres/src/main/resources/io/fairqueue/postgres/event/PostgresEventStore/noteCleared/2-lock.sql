-- Purpose: takes the advisory locks of events that nobody else has; waits for none.
-- Parameters: keys.
-- Answer: the keys that were locked.
-- Invariant: who holds, admits or takes late money has the lock meanwhile, so what the next statement
--   reads is all that there will be.
-- Cost: an advisory lock per event.
select key
from unnest(cast(:keys as bigint[])) as k (key)
where pg_try_advisory_xact_lock(key)
