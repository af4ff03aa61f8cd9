-- Purpose: what stands against replacing a claim.
-- Parameters: event, customer, claim, clock (the sale's time).
-- Answer: at most one row: number (of the admission that the claim used), is_running (whether that one's
--   window is not over), is_paid (whether the claim is being paid).
-- Cost: three keyed reads.
select
  m.number,
  m.admitted_until > :clock as is_running,
  exists (
    select 1
    from payments
    where claim_id = c.id
      and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
  ) as is_paid
from claims c
join admissions m on m.event_id = c.event_id and m.number = c.number and m.claim_id = c.id
where c.id = :claim
  and c.event_id = :event
  and c.customer_id = :customer
