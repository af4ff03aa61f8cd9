-- Purpose: payments whose refund the gateway refused, for operators.
-- Parameters: limit.
-- Answer: their ids; whose refund was due last first.
-- Cost: one index read per refund that failed.
select payment_id as id
from refunds
where status = 'FAILED'
group by payment_id
order by max(due_at) desc, payment_id
limit :limit
