-- Random secrets that all nodes share and no other store has: what is derived from them in Redis can't be
-- computed from there.
create table server_secrets (
  name text primary key,
  secret bytea not null
);

-- Random UUIDs come from the operating system's generator for secrets; three have 366 random bits.
insert into server_secrets (name, secret)
values (
  'pepper',
  sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
);
