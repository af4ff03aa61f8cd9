-- Purpose: a page of an event's attendees, and how many match in all.
-- Parameters: event, search (null for all), size, offset.
-- Answer: one row per attendee of the page in order, each with the total; one row without a ticket where
--   the page is empty.
-- Invariant: a search is taken literally.
-- Cost: a read of the event's sales; of its claims by age, of the page and those before it, where nothing
--   is searched, and a count.
with matching as not materialized (
  select *
  from attendee_records
  where event_id = :event
    and (
      cast(:search as text) is null
      or strpos(lower(name), lower(:search)) > 0
      or strpos(lower(email), lower(:search)) > 0
      or strpos(lower(label), lower(:search)) > 0
      or cast(id as text) = lower(:search)
      or cast(claim_id as text) = lower(:search)
      or claim_id in (select claim_id from payments where reference = :search)
    )
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
