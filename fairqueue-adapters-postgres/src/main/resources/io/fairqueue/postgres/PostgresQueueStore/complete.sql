-- Purpose: uses an admission.
-- Parameters: event, entry, customer, now, and clock (now as admissions measure it).
-- Answer: the entry, or none if it is not this fan's, not admitted, or over.
-- Invariant: used by its owner, for its event, inside its window, once.
-- Cost: one keyed update.
update queue_entries
set status = 'COMPLETED', finished_at = :now
where id = :entry
  and event_id = :event
  and customer_id = :customer
  and status = 'ADMITTED'
  and admitted_until > :clock
returning *
