-- Purpose: adds an endpoint with its secret.
-- Parameters: id, organizer, event (or null), url, description, types, personalData, max; secret, sealed; now.
-- Answer: whether it is there.
-- Invariant: an event, and an organizer for all events, has no more than max; triggers subscribe it. The
--   caller holds the organizer's row.
-- Cost: an index read of the organizer's endpoints, two inserts.
with known as (
  select id
  from webhook_endpoints
  where id = :id
), others as (
  select count(*) as n
  from webhook_endpoints
  where organizer_id = :organizer
    and event_id is not distinct from cast(:event as uuid)
), added as (
  insert into webhook_endpoints (
    id, organizer_id, event_id, url, description, types, personal_data, created_at
  )
  select :id, :organizer, cast(:event as uuid), :url, :description, :types, :personalData, :now
  from others
  where n < :max
    and not exists (select 1 from known)
  returning id
), kept as (
  insert into webhook_secrets (id, endpoint_id, sealed, created_at)
  select :secret, id, :sealed, :now
  from added
)
select exists (select 1 from known) or exists (select 1 from added) as is_there
