-- Purpose: proves that who was admitted is who the log says.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 2: each number that the log admits has its admission, of its fan, of that moment, with the entry's
--   own id; and nobody else has one. Of who was admitted before there was a log, it says that alone.
-- Cost: a sort of everybody who ever came.
with admitted as (
  select l.event_id, n.number, l.at
  from line_log l
  cross join lateral unnest(l.gone) as n (number)
  where l.admitted > 0
    and (cast(:event as uuid) is null or l.event_id = cast(:event as uuid))
), told as (
  select f.event_id, f.number, f.customer_id, f.joined_at, f.entry_id, f.state, a.at
  from line_fans f
  left join admitted a on a.event_id = f.event_id and a.number = f.number
  where (cast(:event as uuid) is null or f.event_id = cast(:event as uuid))
    and (a.number is not null or f.state = 6)
), judged as (
  select
    a.number is not null as is_there,
    t.number is null as is_untold,
    a.number is null as is_missing,
    (t.at is not null and a.admitted_at <> t.at)
      or (t.state is null and a.joined_at <> t.joined_at)
      or (a.customer_id <> t.customer_id and t.customer_id <> '00000000-0000-0000-0000-000000000000')
      or a.entry_id <> coalesce(
        t.entry_id,
        cast(left(cast(v.entry_tag as text), 28) || lpad(to_hex(a.number), 8, '0') as uuid))
      as is_other
  from told t
  full join (
    select *
    from admissions
    where cast(:event as uuid) is null or event_id = cast(:event as uuid)
  ) a on a.event_id = t.event_id and a.number = t.number
  left join events v on v.id = a.event_id
)
select
  count(*) filter (where is_untold or is_missing or is_other) = 0 as passed,
  format(
    '%s admissions; %s that the log has not, %s missing, %s other than it says',
    count(*) filter (where is_there),
    count(*) filter (where is_untold),
    count(*) filter (where is_missing),
    count(*) filter (where is_other)
  ) as figures
from judged
