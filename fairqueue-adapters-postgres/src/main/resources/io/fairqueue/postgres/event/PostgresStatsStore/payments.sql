-- Purpose: what became of an event's payments for claims that were made lately.
-- Parameters: event, since (claims are that old at most).
-- Answer: one row per state that a payment has; what a fan gave up or replaced counts for nothing.
-- Cost: an index read per such claim, and one per payment for it.
select p.status, count(*) as payments
from claims c
join payments p on p.claim_id = c.id
where c.event_id = :event
  and c.created_at >= :since
  and coalesce(p.failure_reason, '') not in ('SUPERSEDED', 'GIVEN_UP')
group by p.status
