-- Purpose: forgets old rows that were handed on, with their deliveries.
-- Parameters: before, limit.
-- Answer: how many.
-- Invariant: none with a delivery that is still to be made; callers at once forget different ones.
-- Cost: one index read and one delete per row and per delivery.
delete from outbox
where id in (
  select id
  from outbox o
  where at <= :before
    and relayed_at is not null
    and holders_after is null
    and not exists (
      select 1
      from deliveries d
      where d.outbox_id = o.id
        and d.status in ('PENDING', 'SENDING')
    )
  order by at
  limit :limit
  for update skip locked
)
