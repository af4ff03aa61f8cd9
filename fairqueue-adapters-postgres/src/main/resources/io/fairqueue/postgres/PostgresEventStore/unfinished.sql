-- Purpose: events that are over and still have something to clear up.
-- Answer: ended and cancelled events with a line that was not closed after the last fan came, or with
--   admissions that are not over, or cancelled ones with unpaid claims or sold ones whose money nobody has
--   asked back, by id.
-- Cost: five index reads per event that is over and was not cleared: of those a minute's worth. Of each
--   kind the first row is asked for, not whether there is any: so the planner takes the index that has
--   them in order, and never reads other events'.
with over as materialized (
  select id
  from events
  where status in ('ENDED', 'CANCELLED')
    and cleared_version is distinct from version
)
select r.*
from over
join event_records r on r.id = over.id
where r.status in ('ENDED', 'CANCELLED')
  and (
    -- Rows by which fans came (joined, lobby, genesis), and by which a line was closed.
    (
      select l.rev
      from line_log l
      where l.event_id = r.id
        and l.kind in (1, 2, 14)
        and l.rev > coalesce(
          (
            select max(c.rev)
            from line_log c
            where c.event_id = r.id
              and c.kind = 13
          ),
          0
        )
      order by l.rev
      limit 1
    ) is not null
    or (
      select a.admitted_until
      from admissions a
      where a.event_id = r.id
        and a.ended_at is null
      order by a.admitted_until
      limit 1
    ) is not null
    or r.status = 'CANCELLED'
    and (
      exists (
        select 1
        from claims c
        where c.event_id = r.id
          and c.status = 'CLAIMED'
      )
      or (
        select c.id
        from claims c
        where c.event_id = r.id
          and c.status = 'CONFIRMED'
          and c.refund_asked_at is null
        order by c.id
        limit 1
      ) is not null
    )
  )
order by r.id
