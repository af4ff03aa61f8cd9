-- Purpose: notes that an endpoint took a message.
-- Parameters: id, now.
-- Invariant: written at most once a minute while it goes on.
-- Cost: one keyed read, rarely an update.
update webhook_endpoints
set last_success_at = :now, failing_since = null
where id = :id
  and (
    failing_since is not null
    or last_success_at is null
    or last_success_at <= cast(:now as timestamptz) - interval '1 minute'
  )
