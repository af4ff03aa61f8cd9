-- Purpose: notes which events have nothing left to clear up.
-- Parameters: events (whose advisory locks the caller has).
-- Answer: how many were noted.
-- Invariant: after an event that is over no fan comes, is admitted or holds, and no money takes units of a
--   cancelled one; so what is cleared stays so until the event is changed, which raises its version.
-- Cost: five index reads and a keyed update per event.
update events e
set cleared_version = e.version
from uncleared_events u
where u.id = any(cast(:events as uuid[]))
  and not u.unfinished
  and e.id = u.id
  and e.version = u.version
