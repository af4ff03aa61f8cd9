-- Keys that sign logs. Nodes of the release before know no such use, and go on with the keys that they know:
-- these are what the view has. A later release may do without it.
alter table signing_keys rename to all_signing_keys;
alter table all_signing_keys
  drop constraint signing_keys_use,
  add constraint signing_keys_use check (use in ('token', 'session', 'log'));
create view signing_keys as
select kid, public_jwk, private_jwk, encrypted, created_at, use, revoked_at
from all_signing_keys
where use <> 'log';
