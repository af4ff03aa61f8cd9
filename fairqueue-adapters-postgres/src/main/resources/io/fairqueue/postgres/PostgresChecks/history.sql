-- Purpose: proves that the history of each unit explains where it is now.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: all claims on a free unit are over, a held one has one live claim, which is held, and a
--   sold one has one, which is confirmed; and its claims came one after the other. A hold is dated when
--   it is asked for and may then wait two seconds for a release that is dated later, by a node whose
--   clock is another: so much, and as much again, two claims may seem to overlap. A sale counts from
--   its confirmation: late money may have found the unit again after others had it. A unit whose ticket
--   let somebody in stays sold when its claim is refunded.
-- Cost: a sort of all claims' units.
with spell as (
  select
    k.unit_id,
    case when t.id is null then c.status else 'CONFIRMED' end as status,
    coalesce(c.confirmed_at, c.created_at) as since,
    case
      when t.id is not null then null
      when c.status = 'RELEASED' then c.released_at
      when c.status = 'REFUNDED' then c.refunded_at
    end as until
  from claims c
  join claim_units k on k.claim_id = c.id
  left join tickets t
    on t.claim_id = c.id and t.unit_id = k.unit_id and t.checked_in_at is not null
  where cast(:event as uuid) is null or c.event_id = cast(:event as uuid)
), following as (
  select
    unit_id,
    status,
    since,
    until,
    max(coalesce(until, 'infinity')) over (
      partition by unit_id
      order by since, until
      rows between unbounded preceding and 1 preceding
    ) as taken_until
  from spell
), history as (
  select
    unit_id,
    count(*) as claims,
    count(*) filter (where until is null) as live,
    min(status) filter (where until is null) as live_status,
    count(*) filter (where taken_until > since + interval '4 seconds') as overlaps
  from following
  group by unit_id
), unit as (
  select
    u.state,
    coalesce(h.claims, 0) as claims,
    coalesce(h.overlaps, 0) > 0
      or case u.state
        when 'FREE' then coalesce(h.live, 0) <> 0
        when 'HELD' then (h.live, h.live_status) is distinct from (1, 'CLAIMED')
        when 'SOLD' then (h.live, h.live_status) is distinct from (1, 'CONFIRMED')
      end as wrong
  from units u
  left join history h on h.unit_id = u.unit_id
  where cast(:event as uuid) is null or u.event_id = cast(:event as uuid)
)
select
  count(*) filter (where wrong) = 0 as passed,
  format(
    '%s units: %s never claimed, %s free again, %s held and %s sold by one claim each, %s of these'
      ' after other claims; %s unexplained',
    count(*),
    count(*) filter (where state = 'FREE' and claims = 0),
    count(*) filter (where state = 'FREE' and claims > 0),
    count(*) filter (where state = 'HELD'),
    count(*) filter (where state = 'SOLD'),
    count(*) filter (where state in ('HELD', 'SOLD') and claims > 1),
    count(*) filter (where wrong)
  ) as figures
from unit
