-- Purpose: begins the draw of an event that goes on sale.
-- Parameters: event, method, closesAt, lead (ms), chain (null for none), round, serverSeedHash,
--   organizerSeedHash (null for none).
-- Invariant: an event has one draw. The caller has the event's lock.
-- Cost: one insert.
insert into draws (event_id, state, method, closes_at, lead_ms, chain, round, server_seed_hash,
  organizer_seed_hash, placed)
values (:event, 'GATHERING', :method, :closesAt, :lead, :chain, :round, :serverSeedHash, :organizerSeedHash, 0)
