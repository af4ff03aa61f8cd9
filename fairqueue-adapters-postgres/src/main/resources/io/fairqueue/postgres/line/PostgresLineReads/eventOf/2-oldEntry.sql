-- Purpose: the event in whose line an entry kept the id that it had before ids told their events.
-- Parameters: entry.
-- Answer: one row, or none.
-- Cost: reads all logs, for an operator who has nothing but an old id.
select event_id
from line_log
where cardinality(entry_ids) > 0
  and :entry = any (entry_ids)
limit 1
