-- Purpose: proves that units and claims agree.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: a held unit is one held claim's, a sold one one confirmed claim's, and each live claim
--   has all its units.
-- Cost: a read of all units and claims.
with unit as (
  select u.state, c.status
  from units u
  left join claims c on c.id = u.claim_id
  where cast(:event as uuid) is null or u.event_id = :event
), claim as (
  select
    (select count(*) from claim_units k where k.claim_id = c.id) as kept,
    (select count(*) from units u where u.claim_id = c.id) as has
  from claims c
  where c.status in ('CLAIMED', 'CONFIRMED')
    and (cast(:event as uuid) is null or c.event_id = :event)
), counted as (
  select
    count(*) as total,
    count(*) filter (where state = 'FREE') as free,
    count(*) filter (where state = 'HELD') as held,
    count(*) filter (where state = 'SOLD') as sold,
    count(*) filter (
      where case state
        when 'FREE' then status is not null
        when 'HELD' then status is distinct from 'CLAIMED'
        when 'SOLD' then status is distinct from 'CONFIRMED'
      end
    ) as wrong
  from unit
)
select
  wrong = 0 and total = free + held + sold and not exists (select 1 from claim where kept <> has)
    as passed,
  format(
    '%s units: %s free, %s held, %s sold; %s at odds with their claim; %s claims without all units',
    total, free, held, sold, wrong, (select count(*) from claim where kept <> has)
  ) as figures
from counted
