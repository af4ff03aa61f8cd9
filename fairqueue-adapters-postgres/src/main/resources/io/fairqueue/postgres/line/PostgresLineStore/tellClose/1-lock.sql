-- Purpose: lets one caller tell fans of a line that their turn is near.
-- Parameters: event.
-- Answer: the place of the last one who was told; none where nobody wants to hear of it.
-- Invariant: the caller has the row until the transaction ends.
-- Cost: a few probes of subscriptions, a keyed write.
insert into close_told as c (event_id, place)
select :event, 0
where exists (select 1 from subscriptions where type in ('line.close', '*') and channel <> 'hook')
on conflict (event_id) do update
set place = c.place
returning place
