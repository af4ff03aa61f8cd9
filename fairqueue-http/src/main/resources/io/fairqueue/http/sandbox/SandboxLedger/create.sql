-- Opens the sandbox gateway's books.
-- Parameters: none. Answer: none.
-- Invariant: one row per reference, and one per refund, for ever. Repeating is safe; of many that start at
-- once, one makes the tables and the others wait.
-- Cost: a look at the catalogue, once per start.
select pg_advisory_xact_lock(hashtext('fairqueue.sandbox'));

create schema if not exists sandbox;

create table if not exists sandbox.payments (
  id bigint generated always as identity,
  reference text primary key,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  payer text not null,
  status text not null check (status in ('OPEN', 'PAID', 'FAILED', 'REFUNDED')),
  changed_at timestamptz not null
);

create table if not exists sandbox.refunds (
  id uuid primary key,
  reference text not null references sandbox.payments,
  amount_minor bigint not null check (amount_minor > 0)
);
create index if not exists refunds_reference on sandbox.refunds (reference);
