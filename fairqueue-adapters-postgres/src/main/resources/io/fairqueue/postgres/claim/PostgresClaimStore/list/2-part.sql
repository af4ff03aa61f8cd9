-- Purpose: a page of the claims whose fan has a name or an address with this part, and how many there are in
--   all.
-- Parameters: event (null for all), status (null for all), part, sort, size, offset.
-- Answer: one row per claim of the page in order, each with the total; one row without a claim where
--   the page is empty.
-- Invariant: a part is taken literally.
-- Cost: one read of the event's claims and their fans.
with matching as materialized (
  select c.id, c.status, c.created_at
  from claims c
  join customers f on f.id = c.customer_id
  where (cast(:event as uuid) is null or c.event_id = cast(:event as uuid))
    and (cast(:status as text) is null or c.status = :status)
    and (
      strpos(lower(f.name), lower(:part)) > 0
      or strpos(lower(f.email), lower(:part)) > 0
    )
), page as (
  select
    id,
    created_at,
    case when :sort = 'STATUS' then status end as upwards,
    case when :sort = 'STATUS_DESC' then status end as downwards,
    case when :sort = 'CREATED_AT_DESC' then created_at end as latest,
    case when :sort = 'CREATED_AT_DESC' then id end as latest_id
  from matching
  order by upwards, downwards desc, latest desc, latest_id desc, created_at, id
  limit :size offset :offset
)
select t.total, r.*, f.name as fan_name, f.email as fan_email
from (select count(*) as total from matching) t
left join page p on true
left join claim_records r on r.id = p.id
left join customers f on f.id = r.customer_id
order by
  p.upwards, p.downwards desc, p.latest desc, p.latest_id desc, p.created_at, p.id
