-- Purpose: what waits to be handed on.
-- Answer: one row: rows, oldest.
-- Cost: a read of the partial index of what waits.
select count(*) as rows, min(at) as oldest
from outbox
where relayed_at is null
