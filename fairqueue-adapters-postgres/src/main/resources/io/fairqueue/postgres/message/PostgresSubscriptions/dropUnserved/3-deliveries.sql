-- Purpose: skips what was on its way to a lane that nobody serves any more.
-- Parameters: lane, now.
-- Cost: one index read and one update per delivery.
update deliveries
set status = 'SKIPPED', token = null, last_error = 'nobody serves this lane', done_at = :now
where lane = :lane
  and status in ('PENDING', 'SENDING')
