-- Purpose: one notice.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from notices
where id = :id
