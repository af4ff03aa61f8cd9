-- Purpose: replaces what its owner decides about an endpoint.
-- Parameters: id, url, description, types, personalData.
-- Answer: 1, or 0 if there is none.
-- Invariant: a trigger changes what it subscribes to.
-- Cost: one keyed update, and the few rows that it subscribes by.
update webhook_endpoints
set url = :url, description = :description, types = :types, personal_data = :personalData
where id = :id
