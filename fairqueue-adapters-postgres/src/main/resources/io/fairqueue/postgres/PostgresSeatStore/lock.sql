-- Purpose: a seat, locked against holds.
-- Parameters: event, unit.
-- Answer: the seat as it is once nobody else is busy with it; no row if the event has none such.
-- Invariant: what is held or sold stays as it was sold. The caller holds the tiers' locks, so that
--   nobody takes the name that it gets.
-- Cost: one keyed read and a row lock.
select *
from units
where unit_id = :unit
  and event_id = :event
  and section is not null
for update
