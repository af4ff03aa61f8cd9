-- Purpose: one ticket.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from tickets
where id = :id
