-- Purpose: lets nodes register again.
-- Parameters: family (of the locks).
-- Answer: one row: whether it was shut.
-- Cost: a round trip.
select pg_advisory_unlock(:family, 0) as opened
