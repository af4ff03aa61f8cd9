-- Purpose: one attempt to pay.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from payments
where id = :id
