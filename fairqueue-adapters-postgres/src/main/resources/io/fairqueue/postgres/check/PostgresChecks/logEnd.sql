-- Purpose: proves that each line is where its log ends.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 2: what the next change follows, and the next number, are those of the log's last row; so nobody
--   has taken rows off its end.
-- Cost: a read of all logs.
with log as (
  select
    event_id,
    max(rev) as rev,
    coalesce(sum(cardinality(fans)), 0) as fans
  from line_log
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
  group by event_id
), judged as (
  select
    coalesce(g.rev, 0) as rev,
    coalesce(g.fans, 0) as fans,
    l.event_id is null
      or (l.rev, l.next_number, l.last_hash)
        is distinct from (coalesce(g.rev, 0), coalesce(g.fans, 0) + 1, 
          coalesce(
            r.hash,
            sha256(convert_to('fairqueue/line/v1', 'UTF8') || uuid_send(l.event_id))))
      or l.last_at is distinct from r.at and r.at is not null as wrong
  from (
    select *
    from lines
    where cast(:event as uuid) is null or event_id = cast(:event as uuid)
  ) l
  full join log g on g.event_id = l.event_id
  left join line_log r on r.event_id = g.event_id and r.rev = g.rev
)
select
  count(*) filter (where wrong) = 0 as passed,
  format(
    '%s lines, %s rows, %s numbers; %s lines are elsewhere',
    count(*), coalesce(sum(rev), 0), coalesce(sum(fans), 0), count(*) filter (where wrong)
  ) as figures
from judged
