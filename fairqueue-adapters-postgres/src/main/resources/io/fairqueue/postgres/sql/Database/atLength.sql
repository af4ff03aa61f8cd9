-- Purpose: gives one transaction the time and the plans that reading whole tables takes.
-- Invariant: every wait still has an end.
set local statement_timeout = 60000;
set local enable_seqscan = on
