-- Purpose: a page of an event's attendees, and how many there are in all.
-- Parameters: event, size, offset.
-- Answer: one row per attendee of the page in order, each with the total; one row without a ticket where
--   the page is empty.
-- Cost: a read of the event's claims by age, of the page and those before it, and a count.
with matching as not materialized (
  select *
  from attendee_records
  where event_id = :event
), page as (
  select *
  from matching
  order by claimed_at, claim_id, position
  limit :size offset :offset
)
select n.total, p.*
from (select count(*) as total from matching) n
left join page p on true
order by p.claimed_at, p.claim_id, p.position
