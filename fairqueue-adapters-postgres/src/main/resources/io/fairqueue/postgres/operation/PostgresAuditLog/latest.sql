-- Purpose: what was noted last.
-- Parameters: limit.
-- Answer: the rows, what was recorded last first.
-- Cost: one index read per row.
select actor, action, subject, at, country
from audit_log
order by id desc
limit :limit
