-- Purpose: notes of sold claims that all is back.
-- Parameters: claims, now.
-- Invariant: a claim is refunded with the last of its units, and so is the payment that confirmed it.
-- Cost: a few keyed reads and two updates per claim. The caller holds the claims' locks.
with ended as (
  update claims c
  set status = 'REFUNDED', refunded_at = :now
  where c.id = any(:claims)
    and c.status = 'CONFIRMED'
    and c.refund_asked_at is not null
    and not exists (
      select 1
      from refunds r
      where r.payment_id = c.confirmed_by
        and r.capture is null
        and r.status <> 'SUCCEEDED'
    )
  returning c.confirmed_by
)
update payments p
set status = 'REFUNDED', updated_at = :now
from ended
where p.id = ended.confirmed_by
  and p.status = 'SUCCEEDED'
