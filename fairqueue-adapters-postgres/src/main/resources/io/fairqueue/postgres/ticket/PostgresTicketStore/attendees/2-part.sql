-- Purpose: a page of those attendees of an event whose name, address or label has this part, and how many they
--   are in all.
-- Parameters: event, part, size, offset.
-- Answer: as attendees/2-all.
-- Invariant: a part is taken literally.
-- Cost: one read of the event's sales.
with matching as materialized (
  select *
  from attendee_records
  where event_id = :event
    and (
      strpos(lower(name), lower(:part)) > 0
      or strpos(lower(email), lower(:part)) > 0
      or strpos(lower(label), lower(:part)) > 0
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
