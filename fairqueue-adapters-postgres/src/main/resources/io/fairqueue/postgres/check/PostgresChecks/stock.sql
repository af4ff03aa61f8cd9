-- Purpose: proves that the stock and the claims agree.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 1: what is for sale is free or one live claim's, and not both; each claim that is held or
--   sold has all its units, one that is over none. A unit whose ticket let somebody in stays with its
--   claim when that is refunded, and so do those of a sale of which only some went back.
-- Cost: a read of all blocks and of all claims and their units.
with unit as (
  select
    b.event_id,
    b.block << 10 | n.n as unit_no,
    get_bit(b.stock, n.n) = 1 as is_stock,
    get_bit(b.free, n.n) = 1 as is_free
  from unit_blocks b
  cross join generate_series(0, 1023) as n (n)
  where (cast(:event as uuid) is null or b.event_id = cast(:event as uuid))
    and (get_bit(b.stock, n.n) = 1 or get_bit(b.free, n.n) = 1)
), kept as (
  select
    k.claim_id,
    k.event_id,
    k.unit_no,
    k.live,
    c.status,
    c.event_id as claim_event,
    case c.status
      when 'CLAIMED' then not k.live
      when 'CONFIRMED' then not k.live and (t.voided_at is null or t.checked_in_at is not null)
      when 'REFUNDED' then k.live <> (t.checked_in_at is not null)
      else k.live
    end as wrong
  from claims c
  join claim_units k on k.claim_id = c.id
  left join tickets t on t.claim_id = k.claim_id and t.unit_id = k.unit_id
  where cast(:event as uuid) is null or c.event_id = cast(:event as uuid)
), live as (
  select * from kept where live
), counted as (
  select
    count(*) filter (where u.is_stock) as total,
    count(*) filter (where u.is_stock and u.is_free) as free,
    count(*) filter (where k.status = 'CLAIMED') as held,
    count(*) filter (where k.status <> 'CLAIMED') as sold,
    count(*) filter (
      where u.is_stock is distinct from true
        or u.is_free = (k.claim_id is not null)
        or k.claim_event <> k.event_id
    ) as wrong
  from unit u
  full join live k on k.event_id = u.event_id and k.unit_no = u.unit_no
)
select
  wrong = 0 and astray = 0 and total = free + held + sold as passed,
  format(
    '%s units: %s free, %s held, %s sold; %s at odds with their claim; %s of claims that have too few'
      ' or too many',
    total, free, held, sold, wrong, astray
  ) as figures
from counted
cross join (select count(*) filter (where wrong) as astray from kept) k
