-- Purpose: the units that claims have.
-- Parameters: claims; units (ids; null for all that no refund is for); inside (whether those are meant too whose ticket let
--   somebody in).
-- Answer: one row per unit: claim_id, event_id, unit_no.
-- Cost: an index read per claim, and one per unit. The caller holds the claims' locks.
select k.claim_id, k.event_id, k.unit_no
from unnest(cast(:claims as uuid[])) as a (claim_id)
join claim_units k on k.claim_id = a.claim_id
where k.live
  and case
    when cast(:units as uuid[]) is not null then k.unit_id = any(cast(:units as uuid[]))
    else not exists (
      select 1
      from claims c
      join refunds r on r.payment_id = c.confirmed_by and r.capture is null
      where c.id = k.claim_id
        and k.unit_id = any(r.units)
    )
  end
  and (
    :inside
    or not exists (
      select 1
      from tickets t
      where t.claim_id = k.claim_id
        and t.unit_id = k.unit_id
        and t.checked_in_at is not null
    )
  )
