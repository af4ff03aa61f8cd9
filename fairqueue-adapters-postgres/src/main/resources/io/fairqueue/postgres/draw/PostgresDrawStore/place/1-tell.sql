-- Purpose: tells fans that the draw has given them places.
-- Parameters: event, entries and fans (same order), now.
-- Answer: one row.
-- Cost: a few probes of subscriptions, a row of the outbox for each 500.
select tell('draw.done', :now, :event, null, :entries, :fans, '{}')
