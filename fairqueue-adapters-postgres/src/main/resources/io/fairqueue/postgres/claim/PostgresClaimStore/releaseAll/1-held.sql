-- Purpose: held claims of one event, locked.
-- Parameters: event, limit.
-- Answer: their ids.
-- Invariant: a claim is one worker's; those that another is busy with are passed over.
-- Cost: one index read and a row lock per claim.
select id
from claims
where event_id = :event
  and status = 'CLAIMED'
order by id
limit :limit
for update skip locked
