-- Purpose: one endpoint.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from webhook_endpoints
where id = :id
