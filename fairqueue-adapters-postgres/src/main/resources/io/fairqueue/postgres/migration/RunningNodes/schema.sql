-- Purpose: which schema this connection finds tables in.
-- Answer: one row: null where there is none.
-- Cost: a round trip.
select current_schema()
