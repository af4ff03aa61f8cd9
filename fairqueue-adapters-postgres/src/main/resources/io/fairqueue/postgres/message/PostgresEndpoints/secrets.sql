-- Purpose: the secrets that sign.
-- Parameters: id, now.
-- Answer: one row per secret, the latest first.
-- Cost: an index read of an endpoint's few secrets.
select *
from webhook_secrets
where endpoint_id = :id
  and (ends_at is null or ends_at > :now)
order by created_at desc, id desc
