-- Purpose: proves that nobody stands in a line twice or has two claims on an event.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures.
-- Invariant 6: one live entry and one live claim per fan and event.
-- Cost: a read of all live entries and claims.
with entry as (
  select count(*) as n
  from queue_entries
  where status in ('WAITING', 'ADMITTED')
    and (cast(:event as uuid) is null or event_id = cast(:event as uuid))
  group by event_id, customer_id
), claim as (
  select count(*) as n
  from claims
  where status in ('CLAIMED', 'CONFIRMED')
    and (cast(:event as uuid) is null or event_id = cast(:event as uuid))
  group by event_id, customer_id
)
select
  not exists (select 1 from entry where n > 1) and not exists (select 1 from claim where n > 1)
    as passed,
  format(
    '%s fans in line, %s of them twice; %s fans with a claim, %s of them with two',
    (select count(*) from entry),
    (select count(*) from entry where n > 1),
    (select count(*) from claim),
    (select count(*) from claim where n > 1)
  ) as figures
