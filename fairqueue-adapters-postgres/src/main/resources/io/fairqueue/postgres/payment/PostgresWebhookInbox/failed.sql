-- Purpose: notes that a webhook could not be worked on, and puts off its next try.
-- Parameters: id, error, dueAt.
-- Cost: one keyed update.
update webhook_inbox
set tries = tries + 1, last_error = :error, due_at = :dueAt
where id = :id
  and processed_at is null
