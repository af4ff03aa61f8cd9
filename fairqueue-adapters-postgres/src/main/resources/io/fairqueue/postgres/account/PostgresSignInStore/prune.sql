-- Purpose: forgets sign-ins whose sessions are over by themselves.
-- Parameters: now, most.
-- Answer: how many.
-- Cost: one index read and one delete per row; whoever prunes at the same time takes others.
delete from sign_ins
where session = any(
  array(
    select session
    from sign_ins
    where expires_at <= :now
    order by expires_at
    limit :most
    for update skip locked
  )
)
