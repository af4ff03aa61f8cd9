-- Purpose: notes a pause that is over.
-- Parameters: event, beganAt, endedAt.
-- Invariant: what was paused is no time waited.
-- Cost: one insert. The caller holds the event's lock.
insert into event_pauses (event_id, began_at, ended_at)
values (:event, :beganAt, :endedAt)
