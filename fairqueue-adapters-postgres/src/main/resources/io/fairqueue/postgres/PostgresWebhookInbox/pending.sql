-- Purpose: webhooks that had no effect yet and are due.
-- Parameters: now, most.
-- Answer: the webhooks, oldest first.
-- Cost: one index read per webhook without effect.
select id, gateway, body, tries
from webhook_inbox
where processed_at is null
  and due_at <= :now
order by id
limit :most
