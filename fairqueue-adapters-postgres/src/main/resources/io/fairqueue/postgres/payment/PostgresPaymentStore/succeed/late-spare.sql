-- Purpose: free units beyond what outstanding admissions may take, and the fan's other claims.
-- Parameters: event, customer, clock (the sale's time), unitsPerAdmission.
-- Answer: one row: spare (may be negative), live_claims.
-- Invariant: read under the line's lock, so nobody is admitted for these units meanwhile; an admission
--   whose time is over is outstanding all the same while somebody is using it.
-- Cost: index reads in the order of the stock's blocks and the running admissions, a row lock per
--   admission whose time is over.
with lapsed as materialized (
  select 1
  from admissions m
  where m.event_id = :event
    and m.ended_at is null
    and not admission_is_good(m, :clock)
  for update skip locked
)
select
  (
    select coalesce(sum(free_count), 0)
    from unit_blocks
    where event_id = :event
  ) - :unitsPerAdmission * (
    select count(*) - (select count(*) from lapsed)
    from admissions
    where event_id = :event
      and ended_at is null
  ) as spare,
  (
    select count(*)
    from claims
    where event_id = :event
      and customer_id = :customer
      and status in ('CLAIMED', 'CONFIRMED')
  ) as live_claims
