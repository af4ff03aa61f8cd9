-- Purpose: stores a new event.
-- Parameters: its columns by name.
-- Invariant: an id is used once.
-- Cost: one insert.
insert into events (
  id, organizer_id, status, version, edition, name, description, venue, time_zone, starts_at, ends_at,
  sale_start, sale_end, currency, admission_window_ms, claim_ttl_ms, max_units_per_claim,
  admissions_per_minute, max_active, over_admission, max_extensions, waiting_ttl_ms,
  max_payment_attempts, max_claims_per_fan, presence_ms, verified_mail_only,
  max_entries_per_mailbox, max_entries_per_network, created_at, updated_at, entry_tag
)
values (
  :id, :organizer, 'DRAFT', :version, :edition, :name, :description, :venue, :timeZone, :startsAt,
  :endsAt, :saleStart, :saleEnd, :currency, :admissionWindow, :claimTtl, :maxUnitsPerClaim,
  :admissionsPerMinute, :maxActive, :overAdmission, :maxExtensions, :waitingTtl,
  :maxPaymentAttempts, :maxClaimsPerFan, :presence, :verifiedMailOnly, :maxPerMailbox, :maxPerNetwork,
  :createdAt, :updatedAt, :entryTag
)
