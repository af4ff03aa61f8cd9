-- Purpose: how many fans a notice would be sent to.
-- Parameters: event; claims and tickets (whether those who have them are told), waiting (who else).
-- Answer: one row: fans, mail (how many have a mailbox), push (how many have a device).
-- Cost: a read of the event's claims, two keyed reads per fan.
select
  count(*) as fans,
  count(*) filter (where f.undeliverable_at is null) as mail,
  count(*) filter (where exists (select from devices where customer_id = f.id)) as push
from notice_audience(:event, :claims, :tickets, cast(:waiting as uuid[])) a
join customers f on f.id = a.customer_id and f.deleted_at is null
