-- Purpose: confirms a released claim on the units that it gets now.
-- Parameters: claim, payment, now; positions, unitNos, units and labels, in the same order.
-- Invariant: a claim and its own copy change together; a unit has one live copy.
-- Cost: one keyed update, one update per unit. The caller holds the locks of event, line, claim and
--   blocks.
with confirmed as (
  update claims
  set
    status = 'CONFIRMED',
    confirmed_at = :now,
    confirmed_by = :payment,
    release_reason = null,
    released_at = null
  where id = :claim
    and status = 'RELEASED'
  returning id
)
update claim_units k
set unit_no = got.unit_no, unit_id = got.unit_id, label = got.label, live = true
from
  confirmed,
  unnest(
    cast(:positions as integer[]),
    cast(:unitNos as integer[]),
    cast(:units as uuid[]),
    cast(:labels as text[])
  ) as got (position, unit_no, unit_id, label)
where k.claim_id = confirmed.id
  and k.position = got.position
