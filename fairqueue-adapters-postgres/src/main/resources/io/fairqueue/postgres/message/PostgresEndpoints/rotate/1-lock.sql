-- Purpose: lets an endpoint have one more secret at a time.
-- Parameters: id.
-- Answer: one row if there is such an endpoint.
-- Cost: one keyed read.
select id
from webhook_endpoints
where id = :id
for no key update
