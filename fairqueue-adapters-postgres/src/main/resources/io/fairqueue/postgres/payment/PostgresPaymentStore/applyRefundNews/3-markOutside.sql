-- Purpose: notes that a refund was made at the gateway, which therefore took it on.
-- Parameters: id, gatewayId (or null), amount.
-- Cost: one keyed update.
update refunds
set outside = true, accepted = true, gateway_id = :gatewayId, amount_minor = :amount
where id = :id
