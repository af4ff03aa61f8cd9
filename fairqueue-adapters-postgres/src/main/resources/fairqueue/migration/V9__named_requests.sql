-- Requests that callers named (Idempotency-Key), with what they were answered; for a day. Keys and callers
-- are digests: whoever reads the table learns nobody's key.
create table named_requests (
  key bytea primary key,
  caller bytea not null,
  fingerprint text not null,
  operation uuid not null,
  begun_at timestamptz not null,
  -- Who works on it until when; null once it is answered, or left with its outcome unknown.
  holder uuid,
  lease_end timestamptz not null,
  answer text
);

create index named_requests_by_caller on named_requests (caller, begun_at);
create index named_requests_by_age on named_requests (begun_at);

-- Acts that leave no row whose id tells of them: done under an operation, in the same transaction.
create table effects (
  operation uuid not null,
  act text not null,
  result bigint not null,
  done_at timestamptz not null default now(),
  constraint effects_one_live primary key (operation, act)
);

create index effects_by_age on effects (done_at);
