-- Purpose: deliveries that are not tried any more.
-- Parameters: channel (or null), limit.
-- Answer: one row per delivery, the latest first.
-- Cost: one index read per dead delivery that is passed, one keyed read of each answered one's row.
select *
from deliveries
join outbox_records using (outbox_id)
where status = 'DEAD'
  and (cast(:channel as text) is null or channel = :channel)
order by done_at desc, outbox_id desc, first_item desc, end_item desc
limit :limit
