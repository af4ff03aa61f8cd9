-- Purpose: tells in the new table what the older one tells of our migrations. It is left as it is, for nodes of
--   the release before.
-- Parameters: versions (of our migrations).
-- Answer: as many rows as were applied.
-- Cost: a copy of a small table.
insert into fairqueue_history
select *
from flyway_schema_history
where version = any (:versions)
