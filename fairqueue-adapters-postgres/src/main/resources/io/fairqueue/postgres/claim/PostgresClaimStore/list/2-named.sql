-- Purpose: a page of certain claims and whose they are, and how many of them there are in all.
-- Parameters: event (null for all), status (null for all), named (their ids), sort, size, offset.
-- Answer: as list/2-all.
-- Cost: one index read per claim, whatever a planner thinks of the table.
with matching as materialized (
  select c.*
  from unnest(cast(:named as uuid[])) n (id)
  cross join lateral (
    select id, status, created_at
    from claims
    where id = n.id
      and (cast(:event as uuid) is null or event_id = cast(:event as uuid))
      and (cast(:status as text) is null or status = :status)
    offset 0
  ) c
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
