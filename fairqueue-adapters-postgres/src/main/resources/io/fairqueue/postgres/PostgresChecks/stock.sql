-- Purpose: proves that units and claims agree.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: a held unit is one held claim's, a sold one one confirmed claim's, by the unit and by
--   what the claim keeps, and of the same event; and each live claim has all its units. A unit whose
--   ticket let somebody in stays sold when its claim is refunded.
-- Cost: a read of all units and claims.
with unit as (
  select
    u.state,
    u.claim_id,
    case when c.status = 'REFUNDED' and t.checked_in_at is not null then 'CONFIRMED' else c.status end
      as status,
    k.claim_id is not null and c.event_id = u.event_id as kept
  from units u
  left join claims c on c.id = u.claim_id
  left join claim_units k on k.claim_id = u.claim_id and k.unit_id = u.unit_id
  left join tickets t on t.claim_id = u.claim_id and t.unit_id = u.unit_id
  where cast(:event as uuid) is null or u.event_id = cast(:event as uuid)
), claim as (
  select count(distinct c.id) as incomplete
  from claims c
  join claim_units k on k.claim_id = c.id
  left join units u on u.unit_id = k.unit_id and u.claim_id = k.claim_id
  where c.status in ('CLAIMED', 'CONFIRMED')
    and (cast(:event as uuid) is null or c.event_id = cast(:event as uuid))
    and u.unit_id is null
), counted as (
  select
    count(*) filter (where state <> 'BLOCKED') as total,
    count(*) filter (where state = 'FREE') as free,
    count(*) filter (where state = 'HELD') as held,
    count(*) filter (where state = 'SOLD') as sold,
    count(*) filter (
      where case state
        when 'FREE' then claim_id is not null
        when 'BLOCKED' then claim_id is not null
        when 'HELD' then status is distinct from 'CLAIMED' or not kept
        when 'SOLD' then status is distinct from 'CONFIRMED' or not kept
      end
    ) as wrong
  from unit
)
select
  wrong = 0 and total = free + held + sold and incomplete = 0 as passed,
  format(
    '%s units: %s free, %s held, %s sold; %s at odds with their claim; %s claims without all units',
    total, free, held, sold, wrong, incomplete
  ) as figures
from counted, claim
