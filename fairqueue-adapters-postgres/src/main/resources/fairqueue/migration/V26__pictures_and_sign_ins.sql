-- Pictures, where sessions were begun, and from where admins acted. Everything is new, so a node of the
-- release before goes on beside this one; what must go with an account goes by triggers, whoever ends it.

-- One present picture of each fan and event: whole, or in a bucket outside.
create table pictures (
  id uuid primary key,
  kind text not null constraint pictures_kind check (kind in ('fan', 'event')),
  owner uuid not null,
  -- Both null for one that is in the bucket.
  content_type text constraint pictures_content_type
    check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
  content bytea constraint pictures_size check (octet_length(content) between 1 and 204800),
  -- The bucket takes uploads until then.
  granted_until timestamptz,
  updated_at timestamptz not null,
  -- When it is to be erased from the bucket; null for a present one.
  erase_at timestamptz,
  constraint pictures_here_or_there check (
    (content is null) = (content_type is null) and (content is null) = (granted_until is not null)
  )
);

-- Compressed already.
alter table pictures alter column content set storage external;

create unique index pictures_of_owner on pictures (kind, owner) where erase_at is null;
create index pictures_to_erase on pictures (erase_at) where erase_at is not null;

-- Sessions of fans, from where and by what they were begun, until their tokens are over.
create table sign_ins (
  session uuid primary key,
  customer_id uuid not null,
  epoch integer not null,
  -- By two letters (ISO 3166-1); null where nobody knows.
  country text constraint sign_ins_country check (country ~ '^[A-Z]{2}$'),
  agent text constraint sign_ins_agent check (length(agent) <= 200),
  at timestamptz not null,
  expires_at timestamptz not null
);

create index sign_ins_of_customer on sign_ins (customer_id, at desc);
create index sign_ins_over on sign_ins (expires_at);

alter table audit_log
  add column country text constraint audit_log_country check (country ~ '^[A-Z]{2}$');

create function retire_picture(its_kind text, its_owner uuid, moment timestamptz) returns void
language plpgsql as $$
begin
  delete from pictures
  where kind = its_kind and owner = its_owner and erase_at is null and content is not null;
  update pictures
  set erase_at = moment
  where kind = its_kind and owner = its_owner and erase_at is null;
end
$$;

create function forget_customer() returns trigger
language plpgsql as $$
begin
  delete from sign_ins where customer_id = new.id;
  perform retire_picture('fan', new.id, new.deleted_at);
  return null;
end
$$;

create trigger customers_forgotten
  after update on customers
  for each row
  when (old.deleted_at is null and new.deleted_at is not null)
  execute function forget_customer();

create function forget_event() returns trigger
language plpgsql as $$
begin
  perform retire_picture('event', old.id, old.updated_at);
  return null;
end
$$;

create trigger events_forgotten
  after delete on events
  for each row
  execute function forget_event();
