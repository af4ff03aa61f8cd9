-- Purpose: how many waiting fans have this place or a lower one.
-- Parameters: event, place.
-- Answer: one row, or none when nobody waits at this place.
-- Cost: an index read in the order of the position; nodes answer from their views instead.
select count(*) as position
from queue_entries
where event_id = :event
  and status = 'WAITING'
  and place <= :place
having bool_or(place = :place)
