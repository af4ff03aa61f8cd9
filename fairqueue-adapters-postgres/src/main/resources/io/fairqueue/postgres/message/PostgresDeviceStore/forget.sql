-- Purpose: forgets a device that its push service doesn't know any more.
-- Parameters: id, token.
-- Answer: 1, or 0 if it is gone, or has another token by now.
-- Cost: one keyed delete.
delete from devices
where id = :id
  and token = :token
