-- Purpose: lets one node at a time look after the tables of what was applied, until its transaction ends.
-- Answer: one row.
-- Invariant: schemas do not wait for each other.
-- Cost: a round trip, and waiting for the others.
select pg_advisory_xact_lock(hashtext('fairqueue_history'), hashtext(current_schema()))
