-- Purpose: deliveries that are not tried any more.
-- Parameters: channel (or null), limit.
-- Answer: one row per delivery, the latest first.
-- Cost: one index read per dead delivery that is passed, one keyed read of each answered one's row.
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
where d.status = 'DEAD'
  and (cast(:channel as text) is null or d.channel = :channel)
order by d.done_at desc, d.outbox_id desc
limit :limit
