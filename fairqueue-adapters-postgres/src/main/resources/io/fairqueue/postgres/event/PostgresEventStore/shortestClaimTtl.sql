-- Purpose: the shortest claim life on sale.
-- Answer: one row: claim_ttl_ms; null if no event is live.
-- Cost: one index read, and a keyed read per live event.
select min(claim_ttl_ms) as claim_ttl_ms
from events
where status in ('ACTIVE', 'PAUSED')
