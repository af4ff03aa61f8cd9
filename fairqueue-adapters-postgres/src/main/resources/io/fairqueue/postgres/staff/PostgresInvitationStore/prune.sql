-- Purpose: forgets invitations that are over.
-- Parameters: before, limit.
-- Answer: how many.
-- Cost: one index read and one delete per invitation; whoever prunes at the same time takes others.
delete from staff_invitations
where id = any(
  array(
    select id
    from staff_invitations
    where expires_at <= :before
    order by expires_at
    limit :limit
    for update skip locked
  )
)
