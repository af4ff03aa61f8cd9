-- Purpose: uses a ticket up.
-- Parameters: id, event, now.
-- Answer: the ticket, or no row if it is none of the event's, or void, or was used before.
-- Invariant: a ticket lets somebody in once; of two at the door one waits and finds it used.
-- Cost: one keyed update.
update tickets
set checked_in_at = :now
where id = :id
  and event_id = :event
  and checked_in_at is null
  and voided_at is null
returning *
