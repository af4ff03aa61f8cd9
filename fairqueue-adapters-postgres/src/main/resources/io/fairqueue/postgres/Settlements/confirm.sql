-- Purpose: confirms a held claim; its units are sold.
-- Parameters: claim, payment, now.
-- Invariant: a claim and its units change together.
-- Cost: one keyed update, one update per unit. The caller holds the claim's lock.
with confirmed as (
  update claims
  set status = 'CONFIRMED', confirmed_at = :now, confirmed_by = :payment
  where id = :claim
    and status = 'CLAIMED'
  returning id
)
update units u
set state = 'SOLD'
from confirmed
join claim_units k on k.claim_id = confirmed.id
where u.unit_id = k.unit_id
  and u.claim_id = confirmed.id
