-- Purpose: forgets webhooks that had their effect long ago.
-- Parameters: before, limit.
-- Answer: how many.
-- Invariant: what somebody has to look at stays, and so does what had no effect.
-- Cost: one index read and one delete per webhook; whoever prunes at the same time takes others.
delete from webhook_inbox
where id = any(
  array(
    select id
    from webhook_inbox
    where processed_at <= :before
      and outcome not in ('GIVEN_UP', 'UNCLEAR_REFUND', 'DISPUTED')
    order by processed_at
    limit :limit
    for update skip locked
  )
)
