-- Purpose: how many came in with tickets of each tier of an event, and how many have such tickets.
-- Parameters: event.
-- Answer: one row per tier in the event's order, each with how many conflicts doors without a network had.
-- Cost: a read of the event's sales and check-ins.
with sold as (
  select k.tier_id, count(*) as expected, count(t.checked_in_at) as entered
  from claims c
  join claim_units k on k.claim_id = c.id
  join tickets t on t.claim_id = k.claim_id and t.unit_id = k.unit_id
  where c.event_id = :event
    and t.voided_at is null
  group by k.tier_id
)
select
  r.id as tier_id,
  r.name,
  coalesce(s.entered, 0) as entered,
  coalesce(s.expected, 0) as expected,
  (
    select count(*)
    from checkins
    where event_id = :event
      and result <> 'ENTERED'
  ) as conflicts
from tiers r
left join sold s on s.tier_id = r.id
where r.event_id = :event
order by r.position
