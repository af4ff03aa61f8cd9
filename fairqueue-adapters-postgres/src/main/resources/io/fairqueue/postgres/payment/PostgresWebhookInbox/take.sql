-- Purpose: takes webhooks that had no effect yet and are due.
-- Parameters: now, leasedUntil, limit.
-- Answer: the webhooks, oldest first.
-- Invariant: a webhook is one worker's until its lease ends; those that another is busy with are passed
--   over.
-- Cost: one index read per webhook without effect, one update per webhook that is taken.
with due as (
  select id
  from webhook_inbox
  where processed_at is null
    and due_at <= :now
  order by id
  limit :limit
  for update skip locked
), taken as (
  update webhook_inbox w
  set due_at = :leasedUntil
  from due
  where w.id = due.id
  returning w.id, w.gateway, w.body, w.tries
)
select *
from taken
order by id
