-- Purpose: an owner's picture in the bucket is to be erased: another one takes its place.
-- Parameters: kind, owner, now.
-- Cost: one keyed update, which seldom finds anything.
update pictures
set erase_at = :now
where kind = :kind
  and owner = :owner
  and erase_at is null
  and content is null
