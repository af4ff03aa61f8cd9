-- Purpose: brings a line back into the present whose time was written by a clock far ahead.
-- Parameters: event, now.
-- Invariant: changes that seem to be yet to come count for the rate from now on, so it is not passed; an
--   admission of then lasts as long as it should from now on. Entries are locked by ascending id.
-- Cost: a read of the line's changes and its running admissions; an update for each that is ahead. The
--   caller holds the line's lock.
with changes as (
  update line_changes
  set at = :now
  where event_id = :event
    and at > :now
), ahead as (
  select id
  from queue_entries
  where event_id = :event
    and status = 'ADMITTED'
    and admitted_at > :now
  order by id
  for update
), admissions as (
  update queue_entries e
  set admitted_at = :now, admitted_until = :now + (admitted_until - admitted_at)
  from ahead
  where e.id = ahead.id
)
update lines
set last_at = :now
where event_id = :event
