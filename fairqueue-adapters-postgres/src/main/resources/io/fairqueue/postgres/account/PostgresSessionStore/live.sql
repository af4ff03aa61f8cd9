-- Purpose: which of these fans' sessions live.
-- Parameters: customers, sessions and epochs, in the same order.
-- Answer: customer_id, session, epoch of those whose account is there and lets them in, and that were
--   not ended.
-- Cost: two keyed reads each.
select a.customer_id, a.session, a.epoch
from unnest(
  cast(:customers as uuid[]),
  cast(:sessions as uuid[]),
  cast(:epochs as integer[])
) as a (customer_id, session, epoch)
cross join lateral (
  select 1
  from customers c
  where c.id = a.customer_id
    and c.deleted_at is null
    and c.disabled_at is null
    and (c.session_epoch = a.epoch or c.kept_session = a.session)
  limit 1
) c
where not exists (
  select 1
  from ended_sessions e
  where e.session = a.session
)
