-- Purpose: what there is to move.
-- Answer: event_id, entries and moved (how many are in the log) of each line, by event_id.
-- Cost: a read of all entries.
select l.event_id, coalesce(e.n, 0) as entries, coalesce(g.n, 0) as moved
from lines l
left join (
  select event_id, count(*) as n
  from queue_entries
  group by event_id
) e on e.event_id = l.event_id
left join (
  select event_id, sum(cardinality(fans)) as n
  from line_log
  group by event_id
) g on g.event_id = l.event_id
order by l.event_id
