-- Purpose: the row by which an epoch of a log began.
-- Parameters: event, epoch.
-- Answer: one row with its columns as in LogRows/after.sql; none in the first epoch.
-- Cost: two keyed reads.
select
  r.rev,
  r.at,
  r.kind,
  r.first_number,
  array_send(r.fans) as fans,
  array_send(r.gone) as gone,
  r.admitted,
  array_send(r.entry_ids) as entry_ids,
  r.data,
  r.nonce,
  r.hash
from public_logs p
join line_log r on r.event_id = p.event_id and r.rev = p.recovered_rev
where p.event_id = :event
  and p.epoch = :epoch
