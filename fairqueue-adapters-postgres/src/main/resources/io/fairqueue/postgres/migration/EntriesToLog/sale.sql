-- Purpose: what a line has to know of its sale.
-- Parameters: event.
-- Answer: one row.
-- Cost: one keyed read.
select
  status, sale_start, least(sale_end, ends_at) as sale_end, paused_at, admission_window_ms, claim_ttl_ms,
  max_units_per_claim, admissions_per_minute, max_active, over_admission, max_extensions, waiting_ttl_ms,
  max_payment_attempts, presence_ms, verified_mail_only, max_entries_per_mailbox, max_entries_per_network
from events
where id = :event
