-- Purpose: opens the empty line of a new event.
-- Parameters: event.
-- Invariant: each event has one line, from the start.
-- Cost: one insert.
insert into lines (event_id, rev, next_number, last_at)
values (:event, 0, 1, '-infinity')
