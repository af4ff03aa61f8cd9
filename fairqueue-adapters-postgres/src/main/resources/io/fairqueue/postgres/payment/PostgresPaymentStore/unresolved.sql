-- Purpose: notes that the gateway did not answer.
-- Parameters: id, now.
-- Answer: 1, or 0 unless it was initializing.
-- Cost: one keyed update.
update payments
set status = 'UNRESOLVED', updated_at = :now
where id = :id
  and status = 'INITIALIZING'
