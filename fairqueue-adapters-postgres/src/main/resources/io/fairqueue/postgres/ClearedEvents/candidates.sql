-- Purpose: events that are over and were not cleared, as far as can be seen without a lock.
-- Parameters: most.
-- Answer: their ids.
-- Cost: five index reads per event that is over and was not cleared. Reads what unfinished.sql reads.
select e.id
from events e
where e.status in ('ENDED', 'CANCELLED')
  and e.cleared_version is distinct from e.version
  and not (
    -- Rows by which fans came (joined, lobby, genesis), and by which a line was closed.
    (
      select l.rev
      from line_log l
      where l.event_id = e.id
        and l.kind in (1, 2, 14)
        and l.rev > coalesce(
          (
            select max(c.rev)
            from line_log c
            where c.event_id = e.id
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
      where a.event_id = e.id
        and a.ended_at is null
      order by a.admitted_until
      limit 1
    ) is not null
    or e.status = 'CANCELLED'
    and (
      exists (
        select 1
        from claims c
        where c.event_id = e.id
          and c.status = 'CLAIMED'
      )
      or (
        select c.id
        from claims c
        where c.event_id = e.id
          and c.status = 'CONFIRMED'
          and c.refund_asked_at is null
        order by c.id
        limit 1
      ) is not null
    )
  )
order by e.id
limit :most
