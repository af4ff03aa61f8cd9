-- Purpose: proves that captured money had its one effect.
-- Parameters: event (null for all).
-- Answer: one row: passed, figures (sums per currency).
-- Invariant 5: every captured payment ends in a confirmed claim or a refund, once; and so per event and
--   currency what was captured is what confirmed claims cost, and what is refunded, about to be, or was
--   refused by the gateway for a reason; money that was captured twice counts twice, and goes back once.
--   Money for payments that nobody knows can't be told from noise: with all events, the figures say how
--   often a gateway told of such, and of refunds that only somebody who looks at them can explain.
-- Cost: a read of all claims, payments, refunds, units and tickets; with all events, of the webhooks.
with claim as (
  select *
  from claims
  where cast(:event as uuid) is null or event_id = cast(:event as uuid)
), captured as (
  -- What is left of a payment's money after what was asked back, for which it sold something.
  select
    c.event_id,
    p.amount_minor - r.asked as amount_minor,
    p.currency,
    case
      when p.status = 'SUCCEEDED' and c.status = 'CONFIRMED' and c.confirmed_by = p.id
        and c.refund_asked_at is null then 'sold'
      else 'lost'
    end as fate
  from claim c
  join payments p on p.claim_id = c.id
  cross join lateral (
    select
      coalesce(sum(amount_minor), 0) as asked,
      coalesce(bool_or(outside or units = '{}'), false) as is_all
    from refunds
    where payment_id = p.id
      and capture is null
  ) r
  where p.status in ('SUCCEEDED', 'REFUNDED')
    and not r.is_all
    and p.amount_minor <> r.asked
  union all
  select
    c.event_id,
    r.amount_minor,
    r.currency,
    case
      when p.status not in ('SUCCEEDED', 'REFUNDED') then 'lost'
      when r.status = 'SUCCEEDED' then
        case
          when r.capture is null
            and (r.units = '{}' and p.status <> 'REFUNDED'
              or r.units = '{}' and c.status = 'CONFIRMED' and c.confirmed_by = p.id) then 'lost'
          else 'refunded'
        end
      when r.status = 'PENDING' then 'asked'
      else 'refused'
    end
  from claim c
  join payments p on p.claim_id = c.id
  join refunds r on r.payment_id = p.id
), entry as (
  select event_id, currency, fate, amount_minor, 0 as price_minor
  from captured
  union all
  select c.event_id, c.currency, 'claim', 0, c.amount_minor - coalesce(k.back, 0)
  from claim c
  left join lateral (
    select sum(k.price_minor) as back
    from claim_units k
    join tickets t on t.claim_id = k.claim_id and t.unit_id = k.unit_id
    where k.claim_id = c.id
      and t.voided_at is not null
      and c.confirmed_by is not null
  ) k on true
  where c.status = 'CONFIRMED'
    and c.refund_asked_at is null
), book as (
  select
    event_id,
    currency,
    sum(amount_minor) as captured,
    sum(price_minor) as sold,
    coalesce(sum(amount_minor) filter (where fate = 'refunded'), 0) as refunded,
    coalesce(sum(amount_minor) filter (where fate = 'asked'), 0) as asked,
    coalesce(sum(amount_minor) filter (where fate = 'refused'), 0) as refused,
    count(*) filter (where fate = 'lost') as lost
  from entry
  group by event_id, currency
), summed as (
  select
    currency,
    sum(captured) as captured,
    sum(sold) as sold,
    sum(refunded) as refunded,
    sum(asked) as asked,
    sum(refused) as refused,
    sum(lost) as lost,
    count(*) filter (where captured <> sold + refunded + asked + refused) as unbalanced
  from book
  group by currency
), unknown as (
  select
    case
      when count(*) filter (where outcome = 'UNKNOWN_REFERENCE') > 0 then
        format(
          '; %s webhooks about payments that nobody knows',
          count(*) filter (where outcome = 'UNKNOWN_REFERENCE')
        )
      else ''
    end || case
      when count(*) filter (where outcome = 'UNCLEAR_REFUND') > 0 then
        format(
          '; %s webhooks about refunds that nobody can explain',
          count(*) filter (where outcome = 'UNCLEAR_REFUND')
        )
      else ''
    end || case
      when count(*) filter (where outcome = 'GIVEN_UP') > 0 then
        format('; %s webhooks given up', count(*) filter (where outcome = 'GIVEN_UP'))
      else ''
    end as told
  from webhook_inbox
  where cast(:event as uuid) is null
    and outcome in ('UNKNOWN_REFERENCE', 'UNCLEAR_REFUND', 'GIVEN_UP')
)
select
  coalesce(sum(lost + unbalanced) = 0, true) as passed,
  coalesce(
    string_agg(
      format(
        '%s captured %s = sold %s + refunded %s + being refunded %s + refused %s;'
          ' %s in limbo, %s events out of balance',
        currency, captured, sold, refunded, asked, refused, lost, unbalanced
      ),
      '; ' order by currency
    ),
    'nothing captured'
  ) || (select told from unknown) as figures
from summed
