-- Purpose: forgets acts of long ago.
-- Parameters: before, limit.
-- Answer: how many.
-- Cost: one index read and one delete per act; whoever prunes at the same time takes others.
delete from audit_log
where id = any(
  array(
    select id
    from audit_log
    where at <= :before
    order by at
    limit :limit
    for update skip locked
  )
)
