-- Purpose: an entry that was admitted, as the release before the log left it.
-- Parameters: event, number, status, admittedAt, until, finishedAt (null for none).
insert into queue_entries (
  id, event_id, customer_id, number, place, status, joined_at, admitted_at, admitted_until, finished_at,
  claim_id
)
values (
  gen_random_uuid(), :event, gen_random_uuid(), :number, :number, :status, :admittedAt, :admittedAt, :until,
  :finishedAt, case when cast(:status as text) = 'COMPLETED' then gen_random_uuid() end
)
