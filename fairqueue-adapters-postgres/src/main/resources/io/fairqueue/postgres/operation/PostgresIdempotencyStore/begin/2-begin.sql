-- Purpose: begins a request, for the first time or again.
-- Parameters: key, caller, fingerprint, holder, operation, now, leaseEnd, oldest (what began by then names
--   nothing any more).
-- Answer: its operation and whether it was begun before; no row if it may not be begun.
-- Invariant: one holder at a time; a key names one request.
-- Cost: one insert or one keyed update.
insert into named_requests as known (
  key, caller, fingerprint, operation, begun_at, holder, lease_end
)
values (:key, :caller, :fingerprint, :operation, :now, :holder, :leaseEnd)
on conflict (key) do update
set
  caller = excluded.caller,
  fingerprint = excluded.fingerprint,
  operation = case when known.begun_at <= :oldest then excluded.operation else known.operation end,
  begun_at = case when known.begun_at <= :oldest then excluded.begun_at else known.begun_at end,
  holder = excluded.holder,
  lease_end = excluded.lease_end,
  answer = null
where known.begun_at <= :oldest
   or (
     known.answer is null
     and known.fingerprint = excluded.fingerprint
     and (known.holder is null or known.lease_end <= :now)
   )
returning operation, operation <> :operation as repeated
