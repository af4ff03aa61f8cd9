-- Purpose: confirms the one claim that has a payment.
-- Parameters: sold (the claim), at.
update claims c
set status = 'CONFIRMED', confirmed_at = :at, confirmed_by = p.id
from payments p
where p.claim_id = c.id
  and c.id = :sold
