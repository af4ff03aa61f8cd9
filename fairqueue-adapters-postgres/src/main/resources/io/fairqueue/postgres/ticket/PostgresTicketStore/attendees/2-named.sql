-- Purpose: a page of those attendees of an event who have certain tickets, and how many they are in all.
-- Parameters: event, named (the tickets' ids), size, offset.
-- Answer: as attendees/2-all.
-- Cost: a few index reads per ticket, whatever a planner thinks of the tables.
with matching as materialized (
  select a.*
  from unnest(cast(:named as uuid[])) n (id)
  cross join lateral (
    select *
    from attendee_records
    where id = n.id
      and event_id = :event
    offset 0
  ) a
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
