-- Purpose: notes that the gateway took a refund on; when it is due, it is asked about.
-- Parameters: id, gatewayId (or null), nextTry (or null: as it is).
-- Answer: 1, or 0 unless it was pending.
-- Cost: one keyed update.
update refunds
set
  accepted = true,
  gateway_id = coalesce(:gatewayId, gateway_id),
  due_at = coalesce(cast(:nextTry as timestamptz), due_at)
where id = :id
  and status = 'PENDING'
