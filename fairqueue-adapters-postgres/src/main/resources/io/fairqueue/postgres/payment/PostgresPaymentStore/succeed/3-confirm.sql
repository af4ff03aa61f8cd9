-- Purpose: confirms a held claim.
-- Parameters: claim, payment, now.
-- Cost: one keyed update. The caller holds the claim's lock.
update claims
set status = 'CONFIRMED', confirmed_at = :now, confirmed_by = :payment
where id = :claim
  and status = 'CLAIMED'
