-- Purpose: proves that tiers have the units that they promise.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: a general tier has as many units as its capacity says, a reserved one no more; a seat is
--   in the stock unless it is blocked, and nothing else of a reserved tier is.
-- Cost: a read of all blocks and seats.
with tier as (
  select
    t.seating,
    t.capacity,
    coalesce(b.stock, 0) as stock,
    coalesce(s.seats, 0) as seats,
    coalesce(s.blocked, 0) as blocked,
    coalesce(s.astray, 0) as astray
  from tiers t
  left join (
    select tier_id, sum(bit_count(stock)) as stock
    from unit_blocks
    where cast(:event as uuid) is null or event_id = cast(:event as uuid)
    group by tier_id
  ) b on b.tier_id = t.id
  left join (
    select
      s.tier_id,
      count(*) as seats,
      count(*) filter (where s.blocked) as blocked,
      count(*) filter (
        where s.unit_no >> 20 <> t.slot
          or coalesce(get_bit(b.stock, s.unit_no & 1023), 0) = case when s.blocked then 1 else 0 end
      ) as astray
    from seats s
    join tiers t on t.id = s.tier_id
    left join unit_blocks b on b.event_id = s.event_id and b.block = s.unit_no >> 10
    where cast(:event as uuid) is null or s.event_id = cast(:event as uuid)
    group by s.tier_id
  ) s on s.tier_id = t.id
  where cast(:event as uuid) is null or t.event_id = cast(:event as uuid)
), judged as (
  select
    stock + blocked as units,
    case seating
      when 'GENERAL' then stock <> capacity
      else seats > capacity or stock <> seats - blocked or astray > 0
    end as wrong
  from tier
)
select
  count(*) filter (where wrong) = 0 as passed,
  format(
    '%s tiers with %s units; %s with too many or too few',
    count(*), coalesce(sum(units), 0), count(*) filter (where wrong)
  ) as figures
from judged
