-- Purpose: adds a key.
-- Parameters: its columns by name.
-- Cost: one insert.
insert into all_signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
values (:kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt)
