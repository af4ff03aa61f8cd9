-- Purpose: whether there is nothing to do about messages.
-- Answer: one row: is_idle.
-- Invariant: facts are written only where somebody has subscribed, so once it is so it stays so until somebody does.
-- Cost: a probe of each of three partial indexes and of one small table, none where somebody has subscribed.
select not (
  exists (select 1 from subscriptions)
  or exists (select 1 from outbox where relayed_at is null)
  or exists (select 1 from outbox where holders_after is not null)
  or exists (select 1 from deliveries where status in ('PENDING', 'SENDING'))
) as is_idle
