-- Purpose: sends a test message on its way to one endpoint.
-- Parameters: id, item, now.
-- Answer: the outbox row's id; nothing if there is no such endpoint.
-- Invariant: the message and its only delivery come into being together; nobody hands it on.
-- Cost: one keyed read, two inserts.
with told as (
  insert into outbox (at, type, event_id, organizer_id, items, fans, about, relayed_at)
  select
    :now, 'endpoint.test', event_id, organizer_id, array[id], array[cast(null as uuid)],
    jsonb_build_object('n', cast(:item as text)), :now
  from webhook_endpoints
  where id = :id
  returning id, items[1] as endpoint
)
insert into deliveries (
  outbox_id, channel, target, first_item, next_item, end_item, lane, priority, status, tries, due_at
)
select id, 'hook', cast(endpoint as text), 0, 0, 1, 'hook:' || endpoint, 0, 'PENDING', 0, :now
from told
returning outbox_id
