-- Purpose: opens the empty line of a new event.
-- Parameters: event, hash (that the first row of its log follows).
-- Invariant: each event has one line, from the start.
-- Cost: one insert.
insert into lines (event_id, rev, next_number, last_at, last_hash)
values (:event, 0, 1, '-infinity', :hash)
