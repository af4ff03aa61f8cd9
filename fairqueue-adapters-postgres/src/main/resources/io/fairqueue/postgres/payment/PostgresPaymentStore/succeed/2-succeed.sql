-- Purpose: notes that money was captured.
-- Parameters: id, externalId (or null), now.
-- Answer: the payment, or no row if that was noted before.
-- Invariant: captured money has one effect, however often it is told.
-- Cost: one keyed update. The caller holds the claim's lock.
update payments
set
  status = 'SUCCEEDED',
  external_id = coalesce(:externalId, external_id),
  failure_reason = null,
  updated_at = :now
where id = :id
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED', 'FAILED')
returning *
