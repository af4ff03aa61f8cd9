-- Purpose: tells that a fan wants to be mailed a place.
-- Parameters: event, entry, fan, now.
-- Answer: one row changed, or none where nobody wants to hear of it or it was told.
-- Invariant: told once for an entry while it is kept (outbox_asked_once), whoever else asks at once.
-- Cost: a few probes of subscriptions and of a partial index, a row of the outbox.
insert into outbox (at, type, event_id, organizer_id, items, fans, about)
select :now, 'line.joined', e.id, e.organizer_id, array[cast(:entry as uuid)], array[cast(:fan as uuid)], '{}'
from events e
where e.id = :event
  and exists (
    select 1
    from subscriptions
    where scope in (everywhere(), e.id, e.organizer_id)
      and type in ('line.joined', '*')
      and channel <> 'hook'
  )
on conflict ((items[1])) where type = 'line.joined' do nothing
