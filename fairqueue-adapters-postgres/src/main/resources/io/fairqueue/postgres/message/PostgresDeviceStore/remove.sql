-- Purpose: forgets an account's device.
-- Parameters: owner, hash (of its address).
-- Answer: 1, or 0 if there is none, or it is another account's.
-- Cost: one keyed delete.
delete from devices
where address_hash = :hash
  and customer_id = :owner
