-- Purpose: issues the tickets of sales, one per unit.
-- Parameters: claims.
-- Invariant: only a confirmed claim has tickets, and each of its units one; a unit has one that is
--   good.
-- Cost: one keyed read per claim, one index read and one insert per unit. The caller has confirmed the
--   claims in this transaction.
insert into tickets (id, claim_id, unit_id, event_id, customer_id, label, issued_at)
select gen_random_uuid(), c.id, k.unit_id, c.event_id, c.customer_id, k.label, c.confirmed_at
from unnest(cast(:claims as uuid[])) as a (claim_id)
cross join lateral (
  select *
  from claims
  where id = a.claim_id
    and status = 'CONFIRMED'
  limit 1
) c
cross join lateral (
  select unit_id, label
  from claim_units
  where claim_id = c.id
  offset 0
) k
