-- Purpose: releases held claims.
-- Parameters: ids, now, reason (null: PAYMENT_FAILED where the last attempt to pay failed, else
--   EXPIRED).
-- Answer: how many were released.
-- Invariant: only held claims; no clock that is ahead of the database's dates it.
-- Cost: two index reads and an update per claim. The caller holds the claims' locks, and gives their
--   units back in this transaction.
with released as (
  update claims c
  set
    status = 'RELEASED',
    released_at = least(cast(:now as timestamptz), now() + interval '1 second'),
    release_reason = coalesce(
      :reason,
      (
        select case when p.status = 'FAILED' and p.uses_attempt then 'PAYMENT_FAILED' else 'EXPIRED' end
        from payments p
        where p.claim_id = c.id
        order by p.attempt desc
        limit 1
      ),
      'EXPIRED'
    )
  where c.id = any(:ids)
    and c.status = 'CLAIMED'
  returning c.id
)
select count(*) as released
from released
