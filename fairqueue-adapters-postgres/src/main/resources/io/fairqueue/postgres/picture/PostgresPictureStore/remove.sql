-- Purpose: takes an owner's picture away; one in the bucket is to be erased.
-- Parameters: kind, owner, now.
-- Answer: one row: removed, 1 or 0.
-- Cost: one keyed delete or update.
with deleted as (
  delete from pictures
  where kind = :kind
    and owner = :owner
    and erase_at is null
    and content is not null
  returning id
), retired as (
  update pictures
  set erase_at = :now
  where kind = :kind
    and owner = :owner
    and erase_at is null
    and content is null
  returning id
)
select (select count(*) from deleted) + (select count(*) from retired) as removed
