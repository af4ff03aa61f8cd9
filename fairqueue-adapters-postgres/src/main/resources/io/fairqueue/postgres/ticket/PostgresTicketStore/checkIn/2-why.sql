-- Purpose: one ticket of one event, with who came in with it first, and what the same device told before.
-- Parameters: id, event; at, device and offline, as it was read.
-- Answer: at most one row; the check-in that stands, or else the last one that did, under names that begin
--   with first_ (null for none); told is null for what no device told before.
-- Cost: three keyed reads.
select
  t.*,
  f.id as first_id,
  f.event_id as first_event_id,
  f.ticket_id as first_ticket_id,
  t.label as first_label,
  f.result as first_result,
  f.at as first_at,
  f.heard_at as first_heard_at,
  f.actor as first_actor,
  f.device as first_device,
  f.offline as first_offline,
  f.undone_at as first_undone_at,
  f.undone_by as first_undone_by,
  f.undone_reason as first_undone_reason,
  r.result as told,
  r.at as told_at
from tickets t
left join lateral (
  select *
  from checkins
  where ticket_id = t.id
    and result = 'ENTERED'
  order by undone_at is not null, heard_at desc, id desc
  limit 1
) f on true
left join checkins r on cast(:offline as boolean)
  and r.offline
  and r.ticket_id = t.id
  and r.at = :at
  and coalesce(r.device, '') = coalesce(cast(:device as text), '')
where t.id = :id
  and t.event_id = :event
