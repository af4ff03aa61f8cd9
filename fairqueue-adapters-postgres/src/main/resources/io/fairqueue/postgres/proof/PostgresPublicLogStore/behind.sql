-- Purpose: logs whose lines have gone on, and lines on sale without a log.
-- Parameters: recent (since when an event may have been over).
-- Answer: one row per line: the log's columns (null without one), since (when the first row was written
--   that is not in it), elsewhere (whether the database's history is another one since).
-- Cost: an index read of the events on sale and those that were over lately; per event two keyed reads, per
--   line that has gone on one more.
select
  e.id as event_id,
  p.event_id as logged,
  p.epoch,
  p.origin,
  p.size,
  p.rev,
  p.line_hash,
  coalesce(p.history <> database_history(), false) as elsewhere,
  (
    select r.at
    from line_log r
    where r.event_id = e.id
      and r.rev > coalesce(p.rev, 0)
    order by r.rev
    limit 1
  ) as since
from events e
join lines l on l.event_id = e.id
left join public_logs p on p.event_id = e.id
where (
    e.status in ('ACTIVE', 'PAUSED')
    or e.status in ('ENDED', 'CANCELLED') and e.updated_at > :recent and p.event_id is not null
  )
  and l.rev > coalesce(p.rev, 0)
