-- Purpose: what was on its way to an endpoint.
-- Parameters: endpoint, status (or null), limit.
-- Answer: one row per delivery, the latest first.
-- Cost: one index read per delivery that is passed, one keyed read of each answered one's row.
select *
from deliveries
join outbox_records using (outbox_id)
where channel = 'hook'
  and target = :endpoint
  and (cast(:status as text) is null or status = :status)
order by outbox_id desc, first_item desc, end_item desc
limit :limit
