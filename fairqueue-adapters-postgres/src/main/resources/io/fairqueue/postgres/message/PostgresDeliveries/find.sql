-- Purpose: one delivery.
-- Parameters: row, channel, target, firstItem, endItem.
-- Answer: at most one row.
-- Cost: two keyed reads.
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
where d.outbox_id = :row
  and d.channel = :channel
  and d.target = :target
  and d.first_item = :firstItem
  and d.end_item = :endItem
