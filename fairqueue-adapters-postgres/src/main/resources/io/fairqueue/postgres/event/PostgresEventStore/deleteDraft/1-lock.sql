-- Purpose: locks a draft that is to be deleted.
-- Parameters: key (of the event's advisory lock), id.
-- Answer: two results: the lock's; then one row, or none if there is no such event or it is no draft any
--   more.
-- Cost: one round trip, an advisory lock, one keyed read and a row lock.
select pg_advisory_xact_lock(:key);
select id
from events
where id = :id
  and status = 'DRAFT'
for update
