-- Purpose: tells fans of a notice, by what carries messages.
-- Parameters: id, event, at; claims and tickets (whether those who have them are told), waiting (who else);
--   mail and push ('true', or null).
-- Answer: one row: told (how many fans).
-- Invariant: each fan is told once; with the notice or not at all.
-- Cost: a read of the event's claims, an insert per five hundred fans.
select
  count(*) as told,
  tell(
    'event.notice', :at, :event, null, array_agg(cast(:id as uuid)), array_agg(customer_id),
    jsonb_build_object('mail', cast(:mail as text), 'push', cast(:push as text))
  )
from notice_audience(:event, :claims, :tickets, cast(:waiting as uuid[]))
