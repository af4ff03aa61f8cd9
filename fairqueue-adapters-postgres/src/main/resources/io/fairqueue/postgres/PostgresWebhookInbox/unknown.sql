-- Purpose: webhooks about payments that nobody knows.
-- Parameters: most.
-- Answer: the webhooks, what came last first.
-- Cost: a read of the inbox from its end; operators ask, servers don't.
select gateway, body, received_at
from webhook_inbox
where outcome = 'UNKNOWN_REFERENCE'
order by id desc
limit :most
