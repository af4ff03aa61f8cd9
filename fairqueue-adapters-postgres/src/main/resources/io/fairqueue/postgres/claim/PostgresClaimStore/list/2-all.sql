-- Purpose: a page of claims and whose they are, and how many there are in all.
-- Parameters: event (null for all), status (null for all), sort, size, offset.
-- Answer: one row per claim of the page in order, each with the total; one row without a claim where
--   the page is empty.
-- Cost: a read of the claims that match; those of one event by age, of the page and those before it,
--   and a count.
with matching as not materialized (
  select c.id, c.status, c.created_at
  from claims c
  where (cast(:event as uuid) is null or c.event_id = cast(:event as uuid))
    and (cast(:status as text) is null or c.status = :status)
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
