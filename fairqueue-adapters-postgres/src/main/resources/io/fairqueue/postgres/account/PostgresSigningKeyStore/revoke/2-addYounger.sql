-- Purpose: adds a key unless a younger one than the revoked one counts.
-- Parameters: its columns by name; revoked (the kid of the key that was revoked).
-- Answer: 1, or 0 if there is one.
-- Invariant: there is always a key to sign with.
-- Cost: one read, one insert. The caller holds the table's lock.
insert into all_signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
select :kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt
where not exists (
  select 1
  from all_signing_keys younger
  join all_signing_keys r on r.kid = :revoked
  where younger.use = r.use
    and younger.revoked_at is null
    and younger.created_at > r.created_at
)
