-- Purpose: the leaves among which a number's is, of an event whose secret was erased.
-- Parameters: event, number.
-- Answer: one row: the last one whose first number is not beyond this one; or none.
-- Cost: one keyed read.
select first_number, leaves
from archived_leaves
where event_id = :event
  and first_number <= :number
order by first_number desc
limit 1
