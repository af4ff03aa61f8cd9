-- Money as gateways are: refunds that take days, refunds and disputes that are made there, two captures
-- of one payment; and who asks the gateway about what.

-- An attempt that its fan began anew, or that the gateway refused for a reason of the shop's, uses none
-- of the claim's attempts. What nobody hears of is taken under a lease by whoever asks: next_try_at says
-- when it is due again, and counts from the first try on.
alter table payments
  add column uses_attempt boolean not null default true,
  add column tries integer not null default 0
    constraint payments_tries check (tries >= 0),
  add column next_try_at timestamptz,
  add constraint payments_asked check (tries = 0 or next_try_at is not null);

drop index payments_stale;
create index payments_silent on payments (updated_at)
  where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED') and tries = 0;
create index payments_asked_again on payments (next_try_at)
  where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED') and tries > 0;
create index payments_unanswered on payments (updated_at) where failure_reason = 'UNANSWERED';

-- A refund is of a payment's own money, or of a second capture: then the gateway knows the money by
-- that capture's id. One that the gateway took on is asked about, and not for, when it is due.
alter table refunds
  add column capture text,
  add column outside boolean not null default false,
  add column accepted boolean not null default false,
  add column gateway_id text;

alter table refunds drop constraint refunds_once;
create unique index refunds_once on refunds (payment_id, coalesce(capture, ''));
create index refunds_remarkable on refunds (updated_at)
  where status = 'FAILED' or outside or capture is not null;
