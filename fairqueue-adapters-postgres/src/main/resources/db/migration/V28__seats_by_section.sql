-- Seats are asked for by their section too: what names their row comes at the view's end.
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
    when c.status = 'CLAIMED' then 'HELD'
    when k.live then 'SOLD'
    when s.blocked then 'BLOCKED'
    else 'FREE'
  end as state,
  s.row_key
from seats s
join tiers t on t.id = s.tier_id
left join claim_units k on k.event_id = s.event_id and k.unit_no = s.unit_no and k.live
left join claims c on c.id = k.claim_id;
