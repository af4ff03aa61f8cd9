-- Purpose: keeps an answer.
-- Parameters: key, holder, answer, now.
-- Invariant: only who holds the request answers it, within the lease, once.
-- Cost: one keyed update.
update named_requests
set answer = :answer, holder = null
where key = :key
  and holder = :holder
  and lease_end > :now
