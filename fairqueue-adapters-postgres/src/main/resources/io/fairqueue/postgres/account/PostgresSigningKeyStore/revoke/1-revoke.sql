-- Purpose: ends a key for good.
-- Parameters: revoked (its kid), use, now.
-- Answer: 1, or 0 if there is none of this use, or it was revoked before.
-- Cost: one keyed update. The caller holds the table's lock.
update all_signing_keys
set revoked_at = :now
where kid = :revoked
  and use = :use
  and revoked_at is null
