-- Purpose: what was on its way to an endpoint.
-- Parameters: endpoint, status (or null), limit.
-- Answer: one row per delivery, the latest first.
-- Cost: one index read per delivery that is passed, one keyed read of each answered one's row.
select
  d.*,
  o.at as told_at,
  o.type,
  o.event_id,
  o.organizer_id,
  o.items,
  o.fans,
  array(select key from jsonb_each_text(o.about) order by key) as about_names,
  array(select value from jsonb_each_text(o.about) order by key) as about_values
from deliveries d
join outbox o on o.id = d.outbox_id
where d.channel = 'hook'
  and d.target = :endpoint
  and (cast(:status as text) is null or d.status = :status)
order by d.outbox_id desc, d.first_item desc
limit :limit
