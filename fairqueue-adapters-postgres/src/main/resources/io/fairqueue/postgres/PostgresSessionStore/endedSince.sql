-- Purpose: sessions that were ended lately.
-- Parameters: since, most.
-- Answer: session, expires_at.
-- Cost: an index read in the order of the answer.
select session, expires_at
from ended_sessions
where ended_at >= :since
limit :most
