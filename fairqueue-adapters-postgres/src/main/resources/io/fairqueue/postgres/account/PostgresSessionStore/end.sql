-- Purpose: ends a session.
-- Parameters: session, expiresAt, now.
-- Answer: 1, or 0 if it was ended before.
-- Cost: one insert.
insert into ended_sessions (session, ended_at, expires_at)
values (:session, :now, :expiresAt)
on conflict (session) do nothing
