-- Purpose: forgets old changes; who lacks them loads a snapshot.
-- Parameters: before, most.
-- Answer: how many were forgotten.
-- Invariant: of each line the youngest changes stay, so the log has no holes, and the rate of admissions
--   finds all that it counts.
-- Cost: one index read and one delete per change.
delete from line_changes
where (event_id, rev) in (
  select event_id, rev
  from line_changes
  where at < :before
  order by at, event_id, rev
  limit :most
)
