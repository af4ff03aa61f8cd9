-- Purpose: keeps nodes from registering until this connection ends.
-- Parameters: family (of the locks).
-- Answer: one row: shut. Not while another migration has it, or somebody is just registering.
-- Cost: a round trip.
select pg_try_advisory_lock(:family, 0) as shut
