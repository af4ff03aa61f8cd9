-- Purpose: keeps a picture in place of the owner's present one.
-- Parameters: kind, owner, id, contentType, content, now.
-- Answer: 1, or 0 if the owner is gone or disabled.
-- Invariant: one present picture of an owner. The owner's row is locked, so whoever ends the owner
--   finds the picture and takes it away.
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
  where :kind in ('event', 'logo')
    and id = :owner
  for key share
)
insert into pictures (id, kind, owner, content_type, content, updated_at)
select :id, :kind, owner.id, :contentType, :content, :now
from (
  select id from fan
  union all
  select id from event
) owner
on conflict (kind, owner) where erase_at is null do update
set
  id = excluded.id,
  content_type = excluded.content_type,
  content = excluded.content,
  granted_until = null,
  updated_at = excluded.updated_at
