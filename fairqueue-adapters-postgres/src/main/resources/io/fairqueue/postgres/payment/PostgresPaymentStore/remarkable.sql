-- Purpose: payments that somebody should look at.
-- Parameters: limit.
-- Answer: the ids of payments whose refund failed, was made at the gateway or is of a second capture, or
--   that the gateway never said a word about; what changed last first.
-- Cost: two index reads per payment; operators ask, servers don't.
select id
from (
  select payment_id as id, max(updated_at) as at
  from refunds
  where status = 'FAILED' or outside or capture is not null
  group by payment_id
  union all
  select id, updated_at
  from payments
  where failure_reason = 'UNANSWERED'
) p
group by id
order by max(at) desc, id
limit :limit
