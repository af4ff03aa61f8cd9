-- Purpose: says where a line's log ends, after rows were written.
-- Parameters: event, rev, nextNumber, at, hash.
-- Invariant: the caller has the line's lock.
-- Cost: one keyed update.
update lines
set rev = :rev, next_number = :nextNumber, last_at = :at, last_hash = :hash
where event_id = :event
