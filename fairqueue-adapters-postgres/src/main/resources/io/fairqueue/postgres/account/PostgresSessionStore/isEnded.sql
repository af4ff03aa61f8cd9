-- Purpose: whether a session was ended.
-- Parameters: session.
-- Answer: one row: ended.
-- Cost: one keyed read.
select exists (
  select 1
  from ended_sessions
  where session = :session
) as ended
