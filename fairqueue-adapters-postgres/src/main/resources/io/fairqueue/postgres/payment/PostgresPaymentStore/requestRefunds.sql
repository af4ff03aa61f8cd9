-- Purpose: sold claims of an event whose money nobody has asked back, locked.
-- Parameters: event, limit.
-- Answer: their ids.
-- Invariant: a claim is one worker's; those that another is busy with are passed over.
-- Cost: one index read and a row lock per claim.
select id
from claims
where event_id = :event
  and status = 'CONFIRMED'
  and refund_asked_at is null
order by id
limit :limit
for update skip locked
