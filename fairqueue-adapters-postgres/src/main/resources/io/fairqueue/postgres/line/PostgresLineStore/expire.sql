-- Purpose: ends admissions whose end has come.
-- Parameters: event, now, clock (now in the sale's time), limit.
-- Answer: the numbers of those that were ended.
-- Invariant: an admission ends once; one that was extended or used meanwhile does not; admissions are
--   locked by ascending number.
-- Cost: one index read and one update per admission; a row of the outbox, if anybody wants to hear of it.
with due as (
  select number
  from admissions
  where event_id = :event
    and ended_at is null
    and admitted_until <= :clock
  order by admitted_until
  limit :limit
), locked as (
  select number
  from admissions
  where event_id = :event
    and number in (select number from due)
    and ended_at is null
    and admitted_until <= :clock
  order by number
  for update
), lapsed as (
  update admissions a
  set ended_at = :now, ended_how = 'LAPSED'
  from locked
  where a.event_id = :event
    and a.number = locked.number
  returning a.number, a.entry_id, a.customer_id
), told as (
  select tell(
    'line.admission_lapsed', :now, :event, null, array_agg(entry_id), array_agg(customer_id), '{}')
  from lapsed
  having count(*) > 0
)
select number
from lapsed
-- A statement that nobody reads is not run.
cross join (select count(*) from told) t
