-- Purpose: adds changes of events' sums up, so that the sums are read at once.
-- Parameters: limit (changes).
-- Answer: how many changes there were.
-- Invariant: no number changes; whoever adds up at the same time takes other changes.
-- Cost: a delete per change, an update per event that has some; none writes nothing.
with taken as (
  delete from event_sum_changes
  where ctid = any(
    array(
      select ctid
      from event_sum_changes
      limit :limit
      for update skip locked
    )
  )
  returning *
), added as (
  insert into event_sums as s
  select
    event_id,
    sum(claimed),
    sum(confirmed),
    sum(released),
    sum(refunded),
    sum(refunds_pending),
    sum(refunds_succeeded),
    sum(refunds_failed),
    sum(captured_minor),
    sum(paid_back_minor)
  from taken
  group by event_id
  order by event_id
  on conflict (event_id) do update
  set
    claimed = s.claimed + excluded.claimed,
    confirmed = s.confirmed + excluded.confirmed,
    released = s.released + excluded.released,
    refunded = s.refunded + excluded.refunded,
    refunds_pending = s.refunds_pending + excluded.refunds_pending,
    refunds_succeeded = s.refunds_succeeded + excluded.refunds_succeeded,
    refunds_failed = s.refunds_failed + excluded.refunds_failed,
    captured_minor = s.captured_minor + excluded.captured_minor,
    paid_back_minor = s.paid_back_minor + excluded.paid_back_minor
)
select count(*) as changes
from taken
