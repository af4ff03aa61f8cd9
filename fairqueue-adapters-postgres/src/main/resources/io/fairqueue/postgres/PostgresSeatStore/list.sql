-- Purpose: a page of an event's seats, and how many there are in all.
-- Parameters: event, status (null for all), size, offset.
-- Answer: one row per seat of the page in the order in which they came, each with the total; one row
--   without a seat where the page is empty.
-- Cost: a read of the event's seats.
with matching as not materialized (
  select *
  from units
  where event_id = :event
    and section is not null
    and (cast(:status as text) is null or state = :status)
), page as (
  select *
  from matching
  order by unit_no
  limit :size offset :offset
)
select t.total, p.*
from (select count(*) as total from matching) t
left join page p on true
order by p.unit_no
