-- Purpose: an event's samples in a span.
-- Parameters: event, from, to (not in it), step (in seconds).
-- Answer: the last one before the span, and of each step the last one, the oldest first.
-- Cost: an index read per sample of the span.
select *
from (
  (
    select cast(-1 as numeric) as part, *
    from line_samples
    where event_id = :event
      and at < :from
    order by at desc
    limit 1
  )
  union all
  (
    select distinct on (part) *
    from (
      select floor(extract(epoch from at - :from) / :step) as part, *
      from line_samples
      where event_id = :event
        and at >= :from
        and at < :to
    ) parts
    order by part, at desc
  )
) shown
order by at
