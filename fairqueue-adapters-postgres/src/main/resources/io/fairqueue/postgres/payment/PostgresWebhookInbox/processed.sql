-- Purpose: notes that a webhook had its effect; the first outcome stays.
-- Parameters: id, outcome, now.
-- Cost: one keyed update.
update webhook_inbox
set processed_at = :now, outcome = :outcome
where id = :id
  and processed_at is null
