-- Purpose: whether the database was migrated in a way that a node of a version can't bear.
-- Parameters: version (the newest migration that the node knows), breaking (how descriptions of such migrations
--   begin).
-- Answer: one row: the newest such migration; null for none.
-- Cost: a read of a small table.
select max(version::integer) as by
from fairqueue_history
where success
  and version ~ '^[0-9]+$'
  and version::integer > :version
  and starts_with(description, :breaking)
