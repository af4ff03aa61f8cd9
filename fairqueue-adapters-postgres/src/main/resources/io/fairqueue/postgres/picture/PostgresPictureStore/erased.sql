-- Purpose: forgets a picture that was erased from the bucket; one that can still be uploaded, or is
--   just being, is due again when nobody can any more.
-- Parameters: id, now.
-- Cost: one keyed delete or update.
with forgotten as (
  delete from pictures
  where id = :id
    and erase_at is not null
    and granted_until <= cast(:now as timestamptz) - interval '5 minutes'
)
update pictures
set erase_at = granted_until + interval '5 minutes'
where id = :id
  and erase_at is not null
  and granted_until > cast(:now as timestamptz) - interval '5 minutes'
