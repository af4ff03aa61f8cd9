-- Purpose: the server's clock.
-- Answer: one row: now.
-- Cost: a round trip.
select clock_timestamp() as now
