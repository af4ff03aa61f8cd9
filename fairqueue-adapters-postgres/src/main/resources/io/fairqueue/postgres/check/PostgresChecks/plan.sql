-- Purpose: gives one transaction the plans that suit logs.
-- Cost: how many numbers a log's rows have, the planner can't know. Thinking them few, it would compare each of
--   a million with each.
set local enable_nestloop = off
