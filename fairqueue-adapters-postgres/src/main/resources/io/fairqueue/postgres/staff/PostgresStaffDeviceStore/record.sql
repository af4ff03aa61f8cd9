-- Purpose: notes that somebody signed in to an organizer's account, in a browser or program.
-- Parameters: organizer, mark, agent, country, now.
-- Invariant: the account's row is locked, so of devices that are new at once the later one knows of the earlier: a
--   trigger tells of it, and keeps them bounded.
-- Cost: one keyed read and row lock, one write; of a new device two reads of the account's devices.
with account as (
  select id
  from organizers
  where id = :organizer
  for no key update
)
insert into staff_devices (organizer_id, mark, agent, country, first_seen_at, last_seen_at)
select id, :mark, cast(:agent as text), cast(:country as text), :now, :now
from account
on conflict (organizer_id, mark) do update
set
  agent = excluded.agent,
  country = excluded.country,
  last_seen_at = greatest(staff_devices.last_seen_at, excluded.last_seen_at)
