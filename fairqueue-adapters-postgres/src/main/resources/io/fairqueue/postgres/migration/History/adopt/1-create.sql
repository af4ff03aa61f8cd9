-- Purpose: makes the table of what was applied as the older one is.
-- Answer: none.
-- Cost: a new table.
create table fairqueue_history (like flyway_schema_history including all)
