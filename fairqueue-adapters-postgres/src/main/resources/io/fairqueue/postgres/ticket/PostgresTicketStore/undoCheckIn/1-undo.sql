-- Purpose: makes a used ticket good again, and writes down who took that back and why.
-- Parameters: id, event, at, by, reason, since (null for whenever it was told).
-- Answer: the check-in with its ticket's label, or no row if the ticket is none of the event's, or void, or
--   is not used, or was told before.
-- Invariant: a ticket is used if and only if one of its check-ins stands.
-- Cost: two keyed updates.
with good as (
  update tickets
  set checked_in_at = null
  where id = :id
    and event_id = :event
    and checked_in_at is not null
    and voided_at is null
    and (
      cast(:since as timestamptz) is null
      or exists (
        select
        from checkins
        where ticket_id = :id
          and result = 'ENTERED'
          and undone_at is null
          and heard_at >= cast(:since as timestamptz)
      )
    )
  returning id, label
)
update checkins c
set undone_at = :at, undone_by = :by, undone_reason = :reason
from good g
where c.ticket_id = g.id
  and c.result = 'ENTERED'
  and c.undone_at is null
returning c.*, g.label
