-- Purpose: forgets sessions that would be over by themselves.
-- Parameters: now.
-- Answer: how many.
-- Cost: an index read and a delete per session that is over.
delete from ended_sessions
where expires_at < :now
