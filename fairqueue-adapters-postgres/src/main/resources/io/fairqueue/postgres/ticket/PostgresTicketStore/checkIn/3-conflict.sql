-- Purpose: writes down whom a door without a network let in although it should not have.
-- Parameters: id, event, result, at, now, by, device.
-- Invariant: what a device tells once more is not written down again.
-- Cost: one insert.
insert into checkins (event_id, ticket_id, result, at, heard_at, actor, device, offline)
values (:event, :id, :result, :at, :now, :by, cast(:device as text), true)
on conflict do nothing
