-- Purpose: lets one device of an account be registered at a time.
-- Parameters: owner.
-- Answer: the account, none if there is none.
-- Invariant: who counts the devices next sees all, and the account stays until then.
-- Cost: one keyed read.
select id
from customers
where id = :owner
  and deleted_at is null
for no key update
