-- Purpose: gives an endpoint another secret.
-- Parameters: id, secret, sealed, now, end, max.
-- Invariant: all secrets but the latest end; no more than max are kept. The caller holds the endpoint's row.
--   With a secret that is there already nothing changes.
-- Cost: one insert, and the endpoint's few secrets.
with added as (
  insert into webhook_secrets (id, endpoint_id, sealed, created_at)
  values (:secret, :id, :sealed, :now)
  on conflict do nothing
  returning id
), old as (
  select id, row_number() over (order by created_at desc, id desc) as n
  from webhook_secrets
  where endpoint_id = :id
    and exists (select 1 from added)
), ended as (
  update webhook_secrets s
  set ends_at = least(s.ends_at, :end)
  from old
  where s.id = old.id
    and old.n < :max
)
delete from webhook_secrets s
using old
where s.id = old.id
  and old.n >= :max
