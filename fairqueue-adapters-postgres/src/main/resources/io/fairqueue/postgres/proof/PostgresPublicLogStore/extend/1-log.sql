-- Purpose: takes a log's turn to become longer.
-- Parameters: event, epoch, size, rev, hash (as it was read); newSize, newRev, newHash.
-- Answer: 1, or 0 if it is another one by now, or the database's history is.
-- Invariant: of two who read one state of a log one succeeds, so no size has two roots.
-- Cost: one keyed update.
update public_logs
set size = :newSize, rev = :newRev, line_hash = :newHash
where event_id = :event
  and epoch = :epoch
  and size = :size
  and rev = :rev
  and line_hash = :hash
  and history = database_history()
