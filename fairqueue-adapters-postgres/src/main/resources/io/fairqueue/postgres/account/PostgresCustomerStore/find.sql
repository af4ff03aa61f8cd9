-- Purpose: an account by its id.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read.
select *
from customers
where id = :id
  and deleted_at is null
