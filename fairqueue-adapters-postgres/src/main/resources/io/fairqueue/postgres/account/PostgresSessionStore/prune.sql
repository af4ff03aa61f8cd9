-- Purpose: forgets sessions that would be over by themselves.
-- Parameters: now, limit.
-- Answer: how many.
-- Cost: one index read and one delete per session; whoever prunes at the same time takes others.
delete from ended_sessions
where session = any(
  array(
    select session
    from ended_sessions
    where expires_at < :now
    order by expires_at
    limit :limit
    for update skip locked
  )
)
