-- Purpose: free units beyond what outstanding admissions may take, and the fan's other claim.
-- Parameters: event, customer, now (as admissions measure it), unitsPerAdmission.
-- Answer: one row: spare (may be negative), has_live_claim.
-- Invariant: read under the line's lock, so nobody is admitted for these units meanwhile.
-- Cost: index reads in the order of the free units and the running admissions.
select
  (
    select count(*)
    from units
    where event_id = :event
      and state = 'FREE'
  ) - :unitsPerAdmission * (
    select count(*)
    from queue_entries
    where event_id = :event
      and status = 'ADMITTED'
      and admitted_until > :now
  ) as spare,
  exists (
    select 1
    from claims
    where event_id = :event
      and customer_id = :customer
      and status in ('CLAIMED', 'CONFIRMED')
  ) as has_live_claim
