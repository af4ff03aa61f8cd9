-- Purpose: notes that a webhook is not tried any more.
-- Parameters: id, error, now.
-- Answer: 1, or 0 if it had its effect.
-- Cost: one keyed update.
update webhook_inbox
set tries = tries + 1, last_error = :error, processed_at = :now, outcome = 'GIVEN_UP'
where id = :id
  and processed_at is null
