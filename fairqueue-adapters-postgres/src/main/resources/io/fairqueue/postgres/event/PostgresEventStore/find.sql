-- Purpose: an event with its tiers.
-- Parameters: id.
-- Answer: at most one row.
-- Cost: one keyed read, one index read per tier.
select *
from event_records
where id = :id
