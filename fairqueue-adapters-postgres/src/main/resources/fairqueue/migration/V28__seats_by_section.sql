-- Seats are asked for by their section too: what names their row comes at the view's end, and what is asked
-- for them now. Who has a seat is looked up for each one by itself, whatever the statistics say: they lag behind
-- a sale, and a plan for the few units that were sold when they were made compares each seat with each sold one.
create or replace view seat_states as
select
  s.event_id,
  s.unit_no,
  s.unit_id,
  s.tier_id,
  s.section,
  s.seat_row,
  s.number,
  coalesce(k.price_minor, s.price_minor, t.price_minor) as price_minor,
  s.row_order,
  s.seat_order,
  case
    when k.status = 'CLAIMED' then 'HELD'
    when k.live then 'SOLD'
    when s.blocked then 'BLOCKED'
    else 'FREE'
  end as state,
  s.row_key,
  coalesce(s.price_minor, t.price_minor) as asked_minor
from seats s
join tiers t on t.id = s.tier_id
left join lateral (
  select u.price_minor, u.live, (select c.status from claims c where c.id = u.claim_id) as status
  from claim_units u
  where u.event_id = s.event_id
    and u.unit_no = s.unit_no
    and u.live
  limit 1
) k on true;
