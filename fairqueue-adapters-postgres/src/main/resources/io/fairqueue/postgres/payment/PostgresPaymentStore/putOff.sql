-- Purpose: sets when a live payment that was asked about is due again.
-- Parameters: id, nextTry.
-- Cost: one keyed update.
update payments
set next_try_at = :nextTry
where id = :id
  and tries > 0
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
