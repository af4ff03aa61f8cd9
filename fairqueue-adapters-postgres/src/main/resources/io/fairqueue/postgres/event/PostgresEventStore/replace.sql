-- Purpose: stores a changed event over the one that was read.
-- Parameters: its columns by name; read (the version that the caller read).
-- Answer: 1, or 0 if there is another version by now.
-- Invariant: of many changes of the same read one wins.
-- Cost: one keyed update.
update events
set
  status = :status,
  version = version + 1,
  edition = :edition,
  name = :name,
  description = :description,
  venue = :venue,
  time_zone = :timeZone,
  starts_at = :startsAt,
  ends_at = :endsAt,
  sale_start = :saleStart,
  sale_end = :saleEnd,
  currency = :currency,
  admission_window_ms = :admissionWindow,
  claim_ttl_ms = :claimTtl,
  max_units_per_claim = :maxUnitsPerClaim,
  admissions_per_minute = :admissionsPerMinute,
  max_active = :maxActive,
  over_admission = :overAdmission,
  max_extensions = :maxExtensions,
  waiting_ttl_ms = :waitingTtl,
  max_payment_attempts = :maxPaymentAttempts,
  max_claims_per_fan = :maxClaimsPerFan,
  paused_at = case
    when cast(:pausedAt as timestamptz) is not null
    then least(cast(:pausedAt as timestamptz), now() + interval '1 second')
  end,
  presence_ms = :presence,
  verified_mail_only = :verifiedMailOnly,
  max_entries_per_mailbox = :maxPerMailbox,
  max_entries_per_network = :maxPerNetwork,
  pause_reason = :pauseReason,
  ended_by_clock = :endedByClock,
  cancel_reason = :cancelReason,
  updated_at = :updatedAt
where id = :id
  and version = :read
