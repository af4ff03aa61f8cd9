-- Purpose: notes that an endpoint fails.
-- Parameters: id, now.
-- Invariant: the first failure since the last success counts.
-- Cost: one keyed read, rarely an update.
update webhook_endpoints
set failing_since = :now
where id = :id
  and failing_since is null
