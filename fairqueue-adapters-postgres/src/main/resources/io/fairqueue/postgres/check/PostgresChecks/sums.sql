-- Purpose: proves that the numbers which are kept of events are those of their rows.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant: each sum, with the changes that were not added up yet, is what counting the rows gives; and so
--   are the waits of those who were admitted.
-- Cost: a read of all claims, payments, refunds and admissions.
with kept as (
  select
    event_id,
    sum(claimed) as claimed,
    sum(confirmed) as confirmed,
    sum(released) as released,
    sum(refunded) as refunded,
    sum(refunds_pending) as refunds_pending,
    sum(refunds_succeeded) as refunds_succeeded,
    sum(refunds_failed) as refunds_failed,
    sum(captured_minor) as captured_minor,
    sum(paid_back_minor) as paid_back_minor
  from (select * from event_sums union all select * from event_sum_changes) s
  group by event_id
), sum_judged as (
  select
    (
      coalesce(k.claimed, 0), coalesce(k.confirmed, 0), coalesce(k.released, 0), coalesce(k.refunded, 0),
      coalesce(k.refunds_pending, 0), coalesce(k.refunds_succeeded, 0), coalesce(k.refunds_failed, 0),
      coalesce(k.captured_minor, 0), coalesce(k.paid_back_minor, 0)
    ) <> (
      c.claimed, c.confirmed, c.released, c.refunded, c.refunds_pending, c.refunds_succeeded,
      c.refunds_failed, c.captured_minor, c.paid_back_minor
    ) as wrong
  from counted_sums c
  left join kept k on k.event_id = c.event_id
  where cast(:event as uuid) is null or c.event_id = cast(:event as uuid)
), waits_judged as (
  select coalesce(w.admissions, 0) <> coalesce(c.admissions, 0) as wrong
  from (
    select event_id, tenths, admissions
    from event_waits
    where cast(:event as uuid) is null or event_id = cast(:event as uuid)
  ) w
  full join (
    select event_id, tenths(admitted_at - joined_at) as tenths, count(*) as admissions
    from admissions
    where cast(:event as uuid) is null or event_id = cast(:event as uuid)
    group by 1, 2
  ) c on c.event_id = w.event_id and c.tenths = w.tenths
)
select
  s.wrong = 0 and w.wrong = 0 as passed,
  format('%s events, %s wrong; %s waits, %s wrong', s.events, s.wrong, w.waits, w.wrong) as figures
from (select count(*) as events, count(*) filter (where wrong) as wrong from sum_judged) s
cross join (select count(*) as waits, count(*) filter (where wrong) as wrong from waits_judged) w
