-- Purpose: the admissions that the rate may still count.
-- Parameters: event, since.
-- Answer: number, admitted_at (to the millisecond) and admitted_by_hand, by both, then by number. Fans who
--   have joined again are left out.
-- Cost: a read of the line's entries.
select e.number, date_trunc('milliseconds', e.admitted_at) as admitted_at, e.admitted_by_hand
from queue_entries e
where e.event_id = :event
  and e.admitted_at > :since
  and not exists (
    select 1
    from queue_entries w
    where w.event_id = e.event_id
      and w.customer_id = e.customer_id
      and w.number > e.number
  )
order by 2, 3, 1
