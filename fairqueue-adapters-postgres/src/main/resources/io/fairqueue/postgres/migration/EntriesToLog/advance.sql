-- Purpose: notes where a line's log ends.
-- Parameters: event, rev, hash, nextNumber, at (null to leave it: what is left to be done goes by it).
-- Cost: one keyed update.
update lines
set
  rev = :rev,
  last_hash = :hash,
  next_number = :nextNumber,
  last_at = coalesce(cast(:at as timestamptz), last_at)
where event_id = :event
