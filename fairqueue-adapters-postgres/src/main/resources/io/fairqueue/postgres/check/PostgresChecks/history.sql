-- Purpose: proves that the history of each unit that was ever claimed explains where it is now.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: all claims on a unit that nobody has are over, and one that somebody has is one claim's
--   that isn't; and its claims came one after the other. A hold is dated when
--   it is asked for and may then wait two seconds for a release that is dated later, by a node whose
--   clock is another: so much, and as much again, two claims may seem to overlap. A sale counts from
--   its confirmation: late money may have found the unit again after others had it. A unit whose ticket
--   let somebody in stays sold when its claim is refunded.
-- Cost: a sort of all claims' units.
with spell as (
  select
    k.unit_id,
    k.live,
    c.status = 'CLAIMED' as is_held,
    coalesce(c.confirmed_at, c.created_at) as since,
    case
      when k.live then null
      when c.status = 'RELEASED' then c.released_at
      when c.status = 'REFUNDED' then c.refunded_at
      else t.voided_at
    end as until,
    case c.status
      when 'CLAIMED' then not k.live
      when 'CONFIRMED' then not k.live and (t.voided_at is null or t.checked_in_at is not null)
      when 'REFUNDED' then k.live <> (t.checked_in_at is not null)
      else k.live
    end as is_astray
  from claims c
  join claim_units k on k.claim_id = c.id
  left join tickets t on t.claim_id = c.id and t.unit_id = k.unit_id
  where cast(:event as uuid) is null or c.event_id = cast(:event as uuid)
), following as (
  select
    *,
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
    count(*) filter (where live) as live,
    bool_or(live and is_held) as is_held,
    count(*) filter (where taken_until > since + interval '4 seconds') as overlapping,
    count(*) filter (where is_astray) as astray
  from following
  group by unit_id
), unit as (
  select *, overlapping > 0 or live > 1 or astray > 0 as wrong
  from history
)
select
  count(*) filter (where wrong) = 0 as passed,
  format(
    '%s units that were claimed: %s free again, %s held and %s sold by one claim each, %s of these after'
      ' other claims; %s unexplained',
    count(*),
    count(*) filter (where live = 0),
    count(*) filter (where live > 0 and is_held),
    count(*) filter (where live > 0 and not is_held),
    count(*) filter (where live > 0 and claims > 1),
    count(*) filter (where wrong)
  ) as figures
from unit
