-- Purpose: tells that a fan was taken out of the line.
-- Parameters: event, entry, customer, now.
-- Answer: one row.
-- Cost: a few probes of subscriptions; a row of the outbox, if anybody wants to hear of it. The caller holds
--   the line's lock.
select tell('line.removed', :now, :event, null, array[cast(:entry as uuid)], array[cast(:customer as uuid)], '{}')
