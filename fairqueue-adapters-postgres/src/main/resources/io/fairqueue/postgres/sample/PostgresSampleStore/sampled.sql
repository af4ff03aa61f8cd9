-- Purpose: since when and until when an event was sampled.
-- Parameters: event.
-- Answer: one row: first_at, last_at; none for an event without samples.
-- Cost: two keyed reads.
select first_at, last_at
from (
  select
    (select min(at) from line_samples where event_id = :event) as first_at,
    (select max(at) from line_samples where event_id = :event) as last_at
) ends
where first_at is not null
