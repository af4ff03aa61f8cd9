-- Tickets and whom they were sold to. A seat may have lost its plan since; an account may be deleted.
create view attendee_records as
select
  t.*,
  c.created_at as claimed_at,
  k.position,
  k.tier_id,
  k.price_minor as amount_minor,
  e.currency,
  r.name as tier_name,
  f.name,
  f.email,
  s.section,
  s.seat_row,
  s.number,
  s.price_minor as seat_price_minor
from claims c
join claim_units k on k.claim_id = c.id
join tickets t on t.claim_id = k.claim_id and t.unit_id = k.unit_id
join events e on e.id = c.event_id
join tiers r on r.id = k.tier_id
left join customers f on f.id = c.customer_id
left join seats s on s.unit_id = k.unit_id;
