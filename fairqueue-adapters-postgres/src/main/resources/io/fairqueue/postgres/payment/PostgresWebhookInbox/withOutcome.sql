-- Purpose: webhooks that ended in one of these ways.
-- Parameters: outcomes, limit.
-- Answer: the webhooks, what came last first.
-- Cost: a read of the inbox from its end; operators ask, servers don't.
select id, gateway, body, received_at, outcome, last_error
from webhook_inbox
where outcome = any(:outcomes)
order by id desc
limit :limit
