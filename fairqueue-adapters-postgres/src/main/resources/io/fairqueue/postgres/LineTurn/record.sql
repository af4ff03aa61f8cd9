-- Purpose: numbers a change of a waiting set and writes it into the log.
-- Parameters: event, now, joined and gone (places, ascending), admitted (how many of the gone were).
-- Answer: the change's rev.
-- Invariant: revs have no gaps; as many numbers are used up as fans joined; who was admitted counts for
--   the rate from the moment that stands on the admission.
-- Cost: one keyed update, one insert. The caller holds the line's lock.
with line as (
  update lines
  set
    rev = rev + 1,
    next_number = next_number + cardinality(cast(:joined as bigint[])),
    last_at = greatest(last_at, :now)
  where event_id = :event
  returning event_id, rev
)
insert into line_changes (event_id, rev, at, joined, gone, admitted)
select event_id, rev, :now, :joined, :gone, :admitted
from line
returning rev
