-- How many live or sold claims a fan may have at an event.
alter table events
  add column max_claims_per_fan integer not null default 1
    constraint events_max_claims_per_fan check (max_claims_per_fan between 1 and 100);

-- The view names its columns once and for all.
drop view event_records;
create view event_records as
select e.*, t.tier_ids, t.tier_names, t.tier_seatings, t.tier_capacities, t.tier_prices
from events e
cross join lateral (
  select
    array_agg(id order by position) as tier_ids,
    array_agg(name order by position) as tier_names,
    array_agg(seating order by position) as tier_seatings,
    array_agg(capacity order by position) as tier_capacities,
    array_agg(price_minor order by position) as tier_prices
  from tiers
  where event_id = e.id
) t;
