-- Purpose: takes seats that nobody has away from a tier, those that came last first.
-- Parameters: event, tier, limit.
-- Answer: one row per seat that went: unit_no.
-- Invariant: held and sold seats stay.
-- Cost: a read of the event's seats that came later, a delete per seat. The caller holds the event's
--   lock, so that nobody takes any.
with surplus as (
  select s.unit_no
  from seats s
  where s.event_id = :event
    and s.tier_id = :tier
    and not exists (
      select 1
      from claim_units k
      where k.event_id = s.event_id
        and k.unit_no = s.unit_no
        and k.live
    )
  order by s.unit_no desc
  limit :limit
)
delete from seats
where event_id = :event
  and unit_no in (select unit_no from surplus)
returning unit_no
