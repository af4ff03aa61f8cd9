-- Purpose: whether the event has a free unit, busy ones included.
-- Parameters: event.
-- Answer: one row: free.
-- Invariant: "sold out" is said only when a plain read finds none free.
-- Cost: one index read.
select exists (
  select 1
  from units
  where event_id = :event
    and state = 'FREE'
) as free
