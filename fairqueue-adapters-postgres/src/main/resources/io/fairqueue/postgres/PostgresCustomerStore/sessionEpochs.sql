-- Purpose: the session epochs of many accounts.
-- Parameters: ids.
-- Answer: id, session_epoch; a row per account that there is.
-- Cost: one keyed read each.
select c.id, c.session_epoch
from unnest(cast(:ids as uuid[])) as a (id)
cross join lateral (
  select id, session_epoch
  from customers
  where id = a.id
    and deleted_at is null
  limit 1
) c
