-- Purpose: a webhook that is not worked on any more.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read.
select id, gateway, body, received_at, outcome, last_error
from webhook_inbox
where id = :id
  and outcome is not null
