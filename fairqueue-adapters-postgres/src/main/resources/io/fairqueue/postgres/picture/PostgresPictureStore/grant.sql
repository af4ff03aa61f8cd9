-- Purpose: notes that an owner's picture is in the bucket, and until when it may be uploaded there.
-- Parameters: kind, owner, idIfNew, until, now.
-- Answer: id of the picture; no row if the owner is gone or disabled.
-- Invariant: one present picture of an owner; its name stays as long as it is in the bucket, so what
--   is in the bucket is known. The owner's row is locked, as in put.
-- Cost: one keyed read and row lock, one insert or keyed update.
with fan as (
  select id
  from customers
  where :kind = 'fan'
    and id = :owner
    and deleted_at is null
    and disabled_at is null
  for share
), event as (
  select id
  from events
  where :kind = 'event'
    and id = :owner
  for key share
)
insert into pictures as p (id, kind, owner, granted_until, updated_at)
select :idIfNew, :kind, owner.id, :until, :now
from (
  select id from fan
  union all
  select id from event
) owner
on conflict (kind, owner) where erase_at is null do update
set
  id = case when p.content is null then p.id else excluded.id end,
  content_type = null,
  content = null,
  granted_until = greatest(p.granted_until, excluded.granted_until),
  updated_at = excluded.updated_at
returning id
