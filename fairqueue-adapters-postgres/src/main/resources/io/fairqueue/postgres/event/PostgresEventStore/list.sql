-- Purpose: a page of events, and how many there are in all.
-- Parameters: search (null for all), statuses (as shown, none for all), viewer (an organizer, or null),
--   allDrafts, seeing (the roles that see drafts), mine (whether only those that the viewer owns or has a
--   role on), sort, size, offset.
-- Answer: one row per event of the page in order, each with the total; one row without an event where
--   the page is empty.
-- Invariant: drafts are shown to their owner, to staff by their roles, and to admins; "sold out" is derived
--   from free units; a search is taken literally.
-- Cost: a read of all events; one index probe or more for each active one where one of "on sale" and "sold
--   out" is asked for.
with matching as materialized (
  select e.id, e.name, e.starts_at
  from events e
  left join event_staff s on s.event_id = e.id and s.organizer_id = cast(:viewer as uuid)
  where (
      cast(:search as text) is null
      or strpos(lower(e.name), lower(:search)) > 0
      or strpos(lower(e.venue), lower(:search)) > 0
    )
    and (
      e.status <> 'DRAFT'
      or :allDrafts
      or e.organizer_id = cast(:viewer as uuid)
      or s.role = any (cast(:seeing as text[]))
    )
    and (not :mine or e.organizer_id = cast(:viewer as uuid) or s.role is not null)
    and case
      when cardinality(cast(:statuses as text[])) = 0 then true
      when e.status <> 'ACTIVE' or array['ACTIVE', 'SOLD_OUT'] <@ cast(:statuses as text[]) then
        e.status = any (cast(:statuses as text[]))
      when 'ACTIVE' = any (cast(:statuses as text[])) then
        exists (select 1 from unit_blocks b where b.event_id = e.id and b.free_count > 0)
      when 'SOLD_OUT' = any (cast(:statuses as text[])) then
        not exists (select 1 from unit_blocks b where b.event_id = e.id and b.free_count > 0)
      else false
    end
), page as (
  select
    id,
    row_number() over (
      order by
        case when :sort = 'STARTS_AT' then starts_at end nulls last,
        case when :sort = 'STARTS_AT_DESC' then starts_at end desc nulls last,
        case when :sort = 'NAME' then name end,
        case when :sort = 'NAME_DESC' then name end desc,
        id
    ) as position
  from matching
  order by position
  limit :size offset :offset
)
select t.total, p.position, r.*
from (select count(*) as total from matching) t
left join page p on true
left join event_records r on r.id = p.id
order by p.position
