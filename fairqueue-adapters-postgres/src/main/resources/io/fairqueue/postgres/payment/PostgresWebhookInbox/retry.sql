-- Purpose: makes a webhook that was given up due again.
-- Parameters: id, now.
-- Answer: 1, or 0 unless it was given up.
-- Cost: one keyed update.
update webhook_inbox
set tries = 0, due_at = :now, processed_at = null, outcome = null
where id = :id
  and outcome = 'GIVEN_UP'
