-- Purpose: replaces a private part that is kept in the clear by its encrypted form.
-- Parameters: kid, privateJwk.
-- Answer: 1, or 0 if there is none, or it is encrypted.
-- Cost: one keyed update.
update all_signing_keys
set private_jwk = :privateJwk, encrypted = true
where kid = :kid
  and not encrypted
