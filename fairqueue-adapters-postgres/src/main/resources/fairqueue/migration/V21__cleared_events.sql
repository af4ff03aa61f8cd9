-- An event that is over is cleared up once: its line closed, its holds released, its sales asked back.
-- Who looks for what is left to do leaves out those that were cleared and not changed since: every change
-- raises the version, so nobody has to take anything back.
alter table events add column cleared_version bigint;

create index events_unfinished on events (id)
  where status in ('ENDED', 'CANCELLED') and cleared_version is distinct from version;

-- Events that are over and were not cleared since, and whether something is left: a line that was not
-- closed after the last fan came, admissions that are not over; of a cancelled event unpaid claims, and sold
-- ones whose money nobody has asked back. Said here alone. Of each kind the first row is asked for, not
-- whether there is any: so the planner takes the index that has them in order, and never reads other
-- events'.
create view uncleared_events as
select
  e.id,
  e.version,
  (
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
  ) as unfinished
from events e
where e.status in ('ENDED', 'CANCELLED')
  and e.cleared_version is distinct from e.version;
