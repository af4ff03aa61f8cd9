-- Purpose: locks a draft that is to be deleted.
-- Parameters: id.
-- Answer: one row, or none if there is no such event or it is no draft any more.
-- Cost: one keyed read and a row lock.
select id
from events
where id = :id
  and status = 'DRAFT'
for update
