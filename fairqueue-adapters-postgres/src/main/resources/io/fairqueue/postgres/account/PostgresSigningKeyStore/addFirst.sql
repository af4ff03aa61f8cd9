-- Purpose: adds a key if there is none of its use that counts.
-- Parameters: its columns by name.
-- Answer: 1, or 0 if there is a key.
-- Cost: one read, one insert. The caller holds the table's lock.
insert into all_signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
select :kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt
where not exists (
  select 1 from all_signing_keys where use = :use and revoked_at is null
)
