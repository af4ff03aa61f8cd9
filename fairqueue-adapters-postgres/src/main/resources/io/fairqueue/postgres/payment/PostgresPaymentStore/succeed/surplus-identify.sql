-- Purpose: notes the gateway's own id of a capture that was known without one.
-- Parameters: id, externalId.
-- Cost: one keyed update. The caller holds the claim's lock.
update payments
set external_id = :externalId
where id = :id
  and external_id is null
