-- Purpose: a whole waiting set, its revision, and what was admitted lately.
-- Parameters: event, now, seconds (how far back).
-- Answer: one row: rev, places ascending, and admitted: how many were admitted this many whole seconds
--   ago; none for an unknown line.
-- Invariant: one statement is one snapshot, so the revision is that of these places.
-- Cost: an index read in the order of the line, and one for each second.
select
  rev,
  array(
    select place
    from queue_entries
    where event_id = lines.event_id
      and status = 'WAITING'
    order by place
  ) as places,
  array(
    select coalesce(sum(c.admitted), 0)::bigint
    from generate_series(0, :seconds - 1) as age
    left join line_changes c
      on c.event_id = lines.event_id
      and c.admitted > 0
      and c.at > cast(:now as timestamptz) - (age + 1) * interval '1 second'
      and (c.at <= cast(:now as timestamptz) - age * interval '1 second' or age = 0)
    group by age
    order by age
  ) as admitted
from lines
where event_id = :event
