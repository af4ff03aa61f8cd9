-- Purpose: the entry by which a number came, if it came by any.
-- Parameters: event, epoch, number.
-- Answer: one row: the last entry whose first number is not beyond this one; or none.
-- Cost: one keyed read.
select index, rev, leaf
from log_leaves
where event_id = :event
  and epoch = :epoch
  and first_number <= :number
order by first_number desc
limit 1
