-- Purpose: uses a ticket up, and writes down who came in with it.
-- Parameters: id, event, at (when it was read), now, by, device (null for nobody knows), offline.
-- Answer: the ticket, or no row if it is none of the event's, or void, or was used before, or if a device
--   without a network tells this once more.
-- Invariant: a ticket lets somebody in once; of two at the door one waits and finds it used.
-- Cost: one keyed update and one insert.
with used as (
  update tickets t
  set checked_in_at = :at
  where t.id = :id
    and t.event_id = :event
    and t.checked_in_at is null
    and t.voided_at is null
    and not exists (
      select
      from checkins c
      where cast(:offline as boolean)
        and c.offline
        and c.ticket_id = t.id
        and c.at = :at
        and coalesce(c.device, '') = coalesce(cast(:device as text), '')
    )
  returning *
), noted as (
  insert into checkins (event_id, ticket_id, result, at, heard_at, actor, device, offline)
  select event_id, id, 'ENTERED', :at, :now, :by, cast(:device as text), :offline
  from used
)
select *
from used
