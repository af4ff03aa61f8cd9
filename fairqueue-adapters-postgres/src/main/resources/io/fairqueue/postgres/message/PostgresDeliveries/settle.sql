-- Purpose: notes how a try ended.
-- Parameters: row, channel, target, firstItem, endItem, token; status, nextItem (null to leave it), apart
--   (items that are deliveries of their own now), tries (null to leave it), dueAt (null to leave it), error,
--   code, answer, now.
-- Answer: 1, or 0 if the delivery is not the caller's any more.
-- Invariant: whoever lost a lease changes nothing. An item that was apart before, and is told again with the
--   others, is due again; unless somebody is busy with it.
-- Cost: one keyed update, one insert per item apart.
with settled as (
  update deliveries
  set
    status = :status,
    next_item = coalesce(cast(:nextItem as integer), next_item),
    tries = coalesce(cast(:tries as integer), tries),
    due_at = coalesce(cast(:dueAt as timestamptz), due_at),
    token = null,
    last_error = :error,
    response_code = cast(:code as integer),
    answer = :answer,
    done_at = case when :status <> 'PENDING' then cast(:now as timestamptz) end
  where outbox_id = :row
    and channel = :channel
    and target = :target
    and first_item = :firstItem
    and end_item = :endItem
    and token = :token
  returning outbox_id, channel, target, lane, priority, due_at, last_error
), apart as (
  insert into deliveries (
    outbox_id, channel, target, first_item, next_item, end_item, lane, priority, status, tries, due_at, last_error
  )
  select
    outbox_id, channel, target, item, item, item + 1, lane, priority, 'PENDING', 1, cast(:dueAt as timestamptz),
    last_error
  from settled
  cross join unnest(cast(:apart as integer[])) as a (item)
  on conflict on constraint deliveries_once do update
  set status = 'PENDING', next_item = excluded.next_item, tries = 1, due_at = excluded.due_at,
    last_error = excluded.last_error, done_at = null
  where deliveries.token is null
)
select count(*) as settled
from settled
