-- Purpose: registers a device.
-- Parameters: id, owner, platform, token, hash (of its address), now, max.
-- Invariant: a device that comes from another account goes by another id, so that nothing that is on its
--   way to the one before gets there; an account has no more than max. The caller holds the account's row.
-- Cost: an index read of the account's devices, one insert or update.
with written as (
  insert into devices (id, customer_id, platform, token, address_hash, registered_at)
  values (:id, :owner, :platform, :token, :hash, :now)
  on conflict (address_hash) do update
  set
    id = case when devices.customer_id = excluded.customer_id then devices.id else excluded.id end,
    customer_id = excluded.customer_id,
    token = excluded.token,
    registered_at = excluded.registered_at
), surplus as (
  select id
  from devices
  where customer_id = :owner
    and address_hash <> :hash
  order by registered_at desc, id desc
  offset :max - 1
  for update skip locked
)
delete from devices
where id in (select id from surplus)
