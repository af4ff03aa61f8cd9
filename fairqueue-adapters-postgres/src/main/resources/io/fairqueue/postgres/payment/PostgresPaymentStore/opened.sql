-- Purpose: notes that a gateway opened a payment.
-- Parameters: id, reference (as the gateway answered it), authorizationUrl, externalId (or null), now.
-- Answer: one row: opened; no row if it had come further. One that had failed meanwhile stays failed, and
--   is known by the reference from now on.
-- Invariant: whatever the gateway opened is found by its reference.
-- Cost: one keyed update.
update payments
set
  status = case when status = 'INITIALIZING' then 'PENDING' else status end,
  reference = :reference,
  authorization_url = :authorizationUrl,
  external_id = coalesce(:externalId, external_id),
  updated_at = case when status = 'INITIALIZING' then :now else updated_at end
where id = :id
  and status in ('INITIALIZING', 'FAILED')
returning status = 'PENDING' as opened
