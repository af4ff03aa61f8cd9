-- Purpose: events that were over before, whose entries can still be named.
-- Parameters: before, limit.
-- Answer: their ids.
-- Cost: a read of the index of events that are over and have their secret.
select id
from events
where draw_secret is not null
  and status in ('ENDED', 'CANCELLED')
  and sale_end <= :before
  and greatest(updated_at, starts_at, ends_at) <= :before
order by sale_end
limit :limit
