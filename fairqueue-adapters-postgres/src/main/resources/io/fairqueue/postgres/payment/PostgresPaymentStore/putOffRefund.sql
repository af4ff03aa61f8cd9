-- Purpose: sets when a pending refund is due again.
-- Parameters: id, nextTry.
-- Cost: one keyed update.
update refunds
set due_at = :nextTry
where id = :id
  and status = 'PENDING'
