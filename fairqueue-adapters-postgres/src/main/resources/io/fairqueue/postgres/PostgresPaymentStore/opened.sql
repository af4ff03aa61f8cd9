-- Purpose: notes that the gateway opened a payment.
-- Parameters: id, reference (as the gateway answered it), authorizationUrl, externalId (or null), now.
-- Answer: 1, or 0 unless it was initializing.
-- Cost: one keyed update.
update payments
set
  status = 'PENDING',
  reference = :reference,
  authorization_url = :authorizationUrl,
  external_id = :externalId,
  updated_at = :now
where id = :id
  and status = 'INITIALIZING'
