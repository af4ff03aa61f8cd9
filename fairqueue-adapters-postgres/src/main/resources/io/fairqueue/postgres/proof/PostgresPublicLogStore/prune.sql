-- Purpose: forgets checkpoints that newer ones have replaced.
-- Parameters: before, limit.
-- Answer: how many.
-- Invariant: the newest one of each log stays, and a log only grows: so no size gets a second root.
-- Cost: an index read and a delete per checkpoint, a keyed read each.
delete from log_checkpoints c
using (
  select o.ctid
  from log_checkpoints o
  where o.at < :before
    and exists (
      select
      from log_checkpoints n
      where n.event_id = o.event_id and n.epoch = o.epoch and n.size > o.size
    )
  order by o.at
  limit :limit
) old
where c.ctid = old.ctid
