-- Purpose: notes where and by what a fan's session was begun.
-- Parameters: session, customer, epoch, country, agent, at, expiresAt.
-- Invariant: an account that is gone has no row: its own is locked, so whoever ends it finds this one and
--   takes it away.
-- Cost: one keyed read and row lock, one insert.
with fan as (
  select id
  from customers
  where id = :customer
    and deleted_at is null
  for share
)
insert into sign_ins (session, customer_id, epoch, country, agent, at, expires_at)
select :session, fan.id, :epoch, cast(:country as text), cast(:agent as text), :at, :expiresAt
from fan
on conflict (session) do nothing
