-- Purpose: stores an event: a new one, or a changed one over the one that was read.
-- Parameters: its columns by name; read (the version that the caller read; null for a new event).
-- Answer: 1, or 0 if there is another version by now, or if a new event's id is in use.
-- Invariant: an id is used once; of many changes of the same read one wins. A slug that another event has
--   violates events_slug.
-- Cost: one keyed insert or update.
insert into events (
  id, organizer_id, created_at, entry_tag, status, version, edition, updated_at,
  paused_at, pause_reason, ended_by_clock, cancel_reason,
  name, description, venue, time_zone, starts_at, ends_at, sale_start, sale_end, currency,
  admission_window_ms, claim_ttl_ms, max_units_per_claim, admissions_per_minute, max_active,
  over_admission, max_extensions, waiting_ttl_ms, max_payment_attempts, max_claims_per_fan,
  presence_ms, verified_mail_only, max_entries_per_mailbox, max_entries_per_network,
  slug, return_urls, accent, banner_text, default_locale,
  text_languages, text_names, text_descriptions,
  lobby_opens_at, lobby_method, lobby_lead_ms, organizer_seed_hash
)
values (
  :id, :organizer, :createdAt, :entryTag, :status, :version, :edition, :updatedAt,
  case
    when cast(:pausedAt as timestamptz) is not null
    then least(cast(:pausedAt as timestamptz), now() + interval '1 second')
  end,
  :pauseReason, :endedByClock, :cancelReason,
  :name, :description, :venue, :timeZone, :startsAt, :endsAt, :saleStart, :saleEnd, :currency,
  :admissionWindow, :claimTtl, :maxUnitsPerClaim, :admissionsPerMinute, :maxActive,
  :overAdmission, :maxExtensions, :waitingTtl, :maxPaymentAttempts, :maxClaimsPerFan,
  :presence, :verifiedMailOnly, :maxPerMailbox, :maxPerNetwork,
  :slug, :returnUrls, :accent, :bannerText, :defaultLocale,
  :textLanguages, :textNames, :textDescriptions,
  :lobbyOpensAt, :lobbyMethod, :lobbyLead, :organizerSeedHash
)
on conflict (id) do update
set
  status = excluded.status,
  version = events.version + 1,
  edition = excluded.edition,
  updated_at = excluded.updated_at,
  paused_at = excluded.paused_at,
  pause_reason = excluded.pause_reason,
  ended_by_clock = excluded.ended_by_clock,
  cancel_reason = excluded.cancel_reason,
  name = excluded.name,
  description = excluded.description,
  venue = excluded.venue,
  time_zone = excluded.time_zone,
  starts_at = excluded.starts_at,
  ends_at = excluded.ends_at,
  sale_start = excluded.sale_start,
  sale_end = excluded.sale_end,
  currency = excluded.currency,
  admission_window_ms = excluded.admission_window_ms,
  claim_ttl_ms = excluded.claim_ttl_ms,
  max_units_per_claim = excluded.max_units_per_claim,
  admissions_per_minute = excluded.admissions_per_minute,
  max_active = excluded.max_active,
  over_admission = excluded.over_admission,
  max_extensions = excluded.max_extensions,
  waiting_ttl_ms = excluded.waiting_ttl_ms,
  max_payment_attempts = excluded.max_payment_attempts,
  max_claims_per_fan = excluded.max_claims_per_fan,
  presence_ms = excluded.presence_ms,
  verified_mail_only = excluded.verified_mail_only,
  max_entries_per_mailbox = excluded.max_entries_per_mailbox,
  max_entries_per_network = excluded.max_entries_per_network,
  slug = excluded.slug,
  return_urls = excluded.return_urls,
  accent = excluded.accent,
  banner_text = excluded.banner_text,
  default_locale = excluded.default_locale,
  text_languages = excluded.text_languages,
  text_names = excluded.text_names,
  text_descriptions = excluded.text_descriptions,
  lobby_opens_at = excluded.lobby_opens_at,
  lobby_method = excluded.lobby_method,
  lobby_lead_ms = excluded.lobby_lead_ms,
  organizer_seed_hash = excluded.organizer_seed_hash
where events.version = cast(:read as bigint)
