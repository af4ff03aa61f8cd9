-- Purpose: confirms a released claim on the units that it gets now.
-- Parameters: claim, event, payment, now; positions, unitNos, units and labels, in the same order.
-- Invariant: a claim, its own copy and its units change together.
-- Cost: one keyed update, two updates per unit. The caller holds the locks of event, line, claim and
--   units.
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
), got as (
  select *
  from unnest(
    cast(:positions as integer[]),
    cast(:unitNos as integer[]),
    cast(:units as uuid[]),
    cast(:labels as text[])
  ) as g (position, unit_no, unit_id, label)
), kept as (
  update claim_units k
  set unit_id = got.unit_id, label = got.label
  from confirmed, got
  where k.claim_id = confirmed.id
    and k.position = got.position
)
update units u
set state = 'SOLD', claim_id = confirmed.id
from confirmed, got
where u.event_id = :event
  and u.unit_no = got.unit_no
  and u.state = 'FREE'
