-- Purpose: what became of an event's payments that began within a span.
-- Parameters: event, from, to (not in it), step (in seconds), earliest (older claims are not looked at).
-- Answer: one row per step in which any began, the oldest first, with the end of the step; what a fan gave up or
--   replaced counts for nothing.
-- Cost: an index read per claim from earliest on, and one per payment for it.
select
  date_bin(make_interval(secs => :step), p.created_at, :from) + make_interval(secs => :step) as at,
  count(*) filter (where p.status in ('SUCCEEDED', 'REFUNDED')) as paid,
  count(*) filter (where p.status = 'FAILED') as failed,
  count(*) filter (where p.status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')) as open
from claims c
join payments p on p.claim_id = c.id
where c.event_id = :event
  and c.created_at >= :earliest
  and c.created_at < :to
  and p.created_at >= :from
  and p.created_at < :to
  and coalesce(p.failure_reason, '') not in ('SUPERSEDED', 'GIVEN_UP')
group by 1
order by 1
