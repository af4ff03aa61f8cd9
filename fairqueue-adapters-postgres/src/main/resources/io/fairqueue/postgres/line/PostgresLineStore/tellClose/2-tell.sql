-- Purpose: tells fans that their turn is near.
-- Parameters: event, entries, fans, now.
-- Answer: one row.
-- Cost: a few probes of subscriptions, a row of the outbox. The caller has the row of close_told.
select tell('line.close', :now, :event, null, :entries, :fans, '{}')
