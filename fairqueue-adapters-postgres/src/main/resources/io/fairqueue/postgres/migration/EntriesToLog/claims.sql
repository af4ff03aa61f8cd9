-- Purpose: tells claims the number of the entry that they used up.
-- Parameters: event, from, until (numbers).
-- Cost: an index read per entry, an update per claim.
update claims c
set number = e.number
from queue_entries e
where e.event_id = :event
  and e.number >= :from
  and e.number < :until
  and e.claim_id is not null
  and c.id = e.claim_id
