-- What the release with schema 20 writes and locks: each statement under its class and name, without comments.
-- With the first release after it, this becomes what that one does: see CONTRIBUTING.md.

-- AccountClock/prune
delete from account_changes
where kept_until < :now

-- Admissions/begin
insert into admissions (
  event_id, number, entry_id, customer_id, joined_at, admitted_at, admitted_until, admitted_under_rate
)
select :event, number, entry_id, customer_id, joined_at, :now, :until, :rate
from unnest(
  cast(:numbers as bigint[]),
  cast(:entries as uuid[]),
  cast(:customers as uuid[]),
  cast(:joinedAts as timestamptz[])
) as a (number, entry_id, customer_id, joined_at)

-- Blocks/lock
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
  and block = any(cast(:blocks as integer[]))
order by block
for update

-- Blocks/lockAll
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
order by block
for update

-- Blocks/lockFree
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
  and (
    block = any(cast(:blocks as integer[]))
    or free_count > 0 and block >> 10 = any(cast(:slots as integer[]))
  )
order by block
for update

-- Blocks/lockTier
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
  and block between :slot << 10 and :slot << 10 | 1023
order by block
for update

-- Blocks/pickFree
select block, tier_id, stock, free
from unit_blocks
where event_id = :event
  and block between greatest(:slot << 10, :above + 1) and :slot << 10 | 1023
  and free_count > 0
order by block
limit :most
for update skip locked

-- Blocks/write
insert into unit_blocks (event_id, block, tier_id, stock, free, free_count)
select :event, block, tier_id, stock, free, bit_count(free)
from unnest(
  cast(:blocks as integer[]),
  cast(:tiers as uuid[]),
  cast(:stocks as bytea[]),
  cast(:frees as bytea[])
) as b (block, tier_id, stock, free)
on conflict (event_id, block) do update
set
  stock = excluded.stock,
  free = excluded.free,
  free_count = excluded.free_count

-- Effects/note
insert into effects (operation, act, result)
values (:operation, :act, :result)

-- EntryOrigins/write
insert into entry_origins (event_id, origin, number)
select :event, a.origin, a.number
from unnest(cast(:origins as uuid[]), cast(:numbers as bigint[])) as a (origin, number)
on conflict do nothing

-- Expiries/close
with locked as (
  select number
  from admissions
  where event_id = :event
    and ended_at is null
  order by number
  limit :most
  for update
)
update admissions a
set ended_at = :now, ended_how = 'CLOSED'
from locked
where a.event_id = :event
  and a.number = locked.number
  and a.ended_at is null
returning a.number

-- Expiries/lapse
with due as (
  select number
  from admissions
  where event_id = :event
    and ended_at is null
    and admitted_until <= :clock
  order by admitted_until
  limit :most
), locked as (
  select number
  from admissions
  where event_id = :event
    and number in (select number from due)
    and ended_at is null
    and admitted_until <= :clock
  order by number
  for update
)
update admissions a
set ended_at = :now, ended_how = 'LAPSED'
from locked
where a.event_id = :event
  and a.number = locked.number
returning a.number

-- Holds/lockAdmissions
select a.ord, q.number
from (
  select *
  from unnest(cast(:entries as uuid[]), cast(:customers as uuid[]), cast(:clocks as timestamptz[]))
    with ordinality as a (entry_id, customer_id, clock, ord)
  order by entry_id
  offset 0
) a
cross join lateral (
  select m.number, m.entry_id, m as admission
  from admissions m
  where m.event_id = :event
    and m.customer_id = a.customer_id
    and m.ended_at is null
  limit 1
  for update
) q
cross join lateral (
  select count(*) as claims
  from claims
  where event_id = :event
    and customer_id = a.customer_id
    and status in ('CLAIMED', 'CONFIRMED')
) c
where q.entry_id = a.entry_id
  and admission_is_good(q.admission, a.clock)
  and c.claims < :mostClaims

-- Holds/write
with hold as materialized (
  select h.*, f.admission_at
  from unnest(
    cast(:numbers as bigint[]),
    cast(:claims as uuid[]),
    cast(:entries as uuid[]),
    cast(:customers as uuid[]),
    cast(:amounts as bigint[]),
    cast(:ats as timestamptz[]),
    cast(:ends as timestamptz[])
  ) as h (number, claim_id, entry_id, customer_id, amount_minor, at, expires_at)
  cross join lateral (
    select ctid as admission_at
    from admissions
    where event_id = :event
      and number = h.number
    limit 1
  ) f
), used as (
  update admissions q
  set ended_at = coalesce(q.ended_at, hold.at), ended_how = 'USED', claim_id = hold.claim_id
  from hold
  where q.ctid = hold.admission_at
  returning hold.*
), claimed as (
  insert into claims (
    id, event_id, customer_id, entry_id, number, status, amount_minor, currency, created_at, expires_at,
    confirmed_at
  )
  select
    claim_id,
    :event,
    customer_id,
    entry_id,
    number,
    case when amount_minor = 0 then 'CONFIRMED' else 'CLAIMED' end,
    amount_minor,
    :currency,
    at,
    expires_at,
    case when amount_minor = 0 then at end
  from used
), kept as (
  insert into claim_units (
    claim_id, position, event_id, unit_no, live, unit_id, label, tier_id, price_minor
  )
  select claim_id, position, :event, unit_no, true, unit_id, label, tier_id, price_minor
  from unnest(
    cast(:takers as uuid[]),
    cast(:positions as integer[]),
    cast(:unitNos as integer[]),
    cast(:units as uuid[]),
    cast(:labels as text[]),
    cast(:tiers as uuid[]),
    cast(:prices as bigint[])
  ) as u (claim_id, position, unit_no, unit_id, label, tier_id, price_minor)
)
select count(*) as used
from used

-- LateMoney/confirm
with confirmed as (
  update claims
  set
    status = 'CONFIRMED',
    confirmed_at = :now,
    confirmed_by = :payment,
    release_reason = null,
    released_at = null
  where id = :claim
    and status = 'RELEASED'
  returning id
)
update claim_units k
set unit_no = got.unit_no, unit_id = got.unit_id, label = got.label, live = true
from
  confirmed,
  unnest(
    cast(:positions as integer[]),
    cast(:unitNos as integer[]),
    cast(:units as uuid[]),
    cast(:labels as text[])
  ) as got (position, unit_no, unit_id, label)
where k.claim_id = confirmed.id
  and k.position = got.position

-- LateMoney/spare
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

-- LineBatch/giveUp
with locked as (
  select number
  from admissions
  where event_id = :event
    and number = any (cast(:numbers as bigint[]))
    and ended_at is null
  order by number
  for update
)
update admissions a
set ended_at = :now, ended_how = 'GIVEN_UP'
from locked
where a.event_id = :event
  and a.number = locked.number
  and a.ended_at is null
returning a.number

-- LineTurn/lock
select
  rev,
  last_hash,
  last_at,
  clock_timestamp() as server_time,
  (select n from account_clock) as account_clock
from (
  select rev, last_hash, last_at
  from lines
  where event_id = :event
  for update
) line

-- LogRows/append
with line as (
  update lines
  set rev = :newRev, last_hash = :newHash, last_at = :at, next_number = next_number + :joined
  where event_id = :event
    and rev = :rev
    and last_hash = :hash
    and :at >= last_at
    and (:at <= clock_timestamp() + interval '1 second' or :at = last_at)
    and (cast(:clock as bigint) is null or (select n from account_clock) = :clock)
  returning event_id
)
insert into line_log (
  event_id, rev, at, kind, first_number, fans, gone, admitted, entry_ids, data, nonce, hash)
select
  line.event_id,
  r.rev,
  r.at,
  r.kind,
  r.first_number,
  p.fans[r.last_fan - r.fan_count + 1 \: r.last_fan],
  p.gone[r.last_gone - r.gone_count + 1 \: r.last_gone],
  r.admitted,
  p.entry_ids[r.last_entry_id - r.entry_id_count + 1 \: r.last_entry_id],
  r.data,
  r.nonce,
  r.hash
from
  line,
  (
    select
      cast(:fans as uuid[]) as fans,
      cast(:gone as integer[]) as gone,
      cast(:entryIds as uuid[]) as entry_ids
  ) p,
  (
    select
      *,
      sum(fan_count) over (order by ord)::integer as last_fan,
      sum(gone_count) over (order by ord)::integer as last_gone,
      sum(entry_id_count) over (order by ord)::integer as last_entry_id
    from unnest(
      cast(:revs as bigint[]),
      cast(:ats as timestamptz[]),
      cast(:kinds as integer[]),
      cast(:firstNumbers as bigint[]),
      cast(:fanCounts as integer[]),
      cast(:goneCounts as integer[]),
      cast(:admitted as integer[]),
      cast(:entryIdCounts as integer[]),
      cast(:data as bytea[]),
      cast(:nonces as bigint[]),
      cast(:hashes as bytea[]))
      with ordinality as a (
        rev, at, kind, first_number, fan_count, gone_count, admitted, entry_id_count, data, nonce, hash,
        ord)
  ) r

-- LogRows/insert
insert into line_log (
  event_id, rev, at, kind, first_number, fans, gone, admitted, entry_ids, data, nonce, hash)
select
  :event,
  r.rev,
  r.at,
  r.kind,
  r.first_number,
  p.fans[r.last_fan - r.fan_count + 1 \: r.last_fan],
  p.gone[r.last_gone - r.gone_count + 1 \: r.last_gone],
  r.admitted,
  p.entry_ids[r.last_entry_id - r.entry_id_count + 1 \: r.last_entry_id],
  r.data,
  r.nonce,
  r.hash
from
  (
    select
      cast(:fans as uuid[]) as fans,
      cast(:gone as integer[]) as gone,
      cast(:entryIds as uuid[]) as entry_ids
  ) p,
  (
    select
      *,
      sum(fan_count) over (order by ord)::integer as last_fan,
      sum(gone_count) over (order by ord)::integer as last_gone,
      sum(entry_id_count) over (order by ord)::integer as last_entry_id
    from unnest(
      cast(:revs as bigint[]),
      cast(:ats as timestamptz[]),
      cast(:kinds as integer[]),
      cast(:firstNumbers as bigint[]),
      cast(:fanCounts as integer[]),
      cast(:goneCounts as integer[]),
      cast(:admitted as integer[]),
      cast(:entryIdCounts as integer[]),
      cast(:data as bytea[]),
      cast(:nonces as bigint[]),
      cast(:hashes as bytea[]))
      with ordinality as a (
        rev, at, kind, first_number, fan_count, gone_count, admitted, entry_id_count, data, nonce, hash,
        ord)
  ) r

-- PostgresAuditLog/record
insert into audit_log (actor, action, subject, at)
values (:actor, :action, :subject, :at)

-- PostgresClaimStore/due
select id
from claims
where status = 'CLAIMED'
  and expires_at <= least(:now, now() + interval '1 second')
order by expires_at, id
limit :most
for update skip locked

-- PostgresClaimStore/giveUpPayment
update payments
set status = 'FAILED', failure_reason = 'GIVEN_UP', uses_attempt = false, updated_at = :now
where claim_id = :claim
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')

-- PostgresClaimStore/heldOf
select id
from claims
where event_id = :event
  and status = 'CLAIMED'
order by id
limit :most
for update skip locked

-- PostgresClaimStore/lock
select status
from claims
where id = :id
for update

-- PostgresClaimStore/release
with released as (
  update claims c
  set
    status = 'RELEASED',
    released_at = least(cast(:now as timestamptz), now() + interval '1 second'),
    release_reason = coalesce(
      :reason,
      (
        select case when p.status = 'FAILED' and p.uses_attempt then 'PAYMENT_FAILED' else 'EXPIRED' end
        from payments p
        where p.claim_id = c.id
        order by p.attempt desc
        limit 1
      ),
      'EXPIRED'
    )
  where c.id = any(:ids)
    and c.status = 'CLAIMED'
  returning c.id
)
select count(*) as released
from released

-- PostgresCustomerStore/change
update customers
set
  name = coalesce(:name, name),
  locale = case when :changesLocale then :locale else locale end,
  photo_url = case when :changesPhoto then :photoUrl else photo_url end,
  updated_at = :now
where id = :id
  and deleted_at is null
returning *

-- PostgresCustomerStore/changeEmail
with taken as (
  select 1
  from customers
  where email = :email
    and deleted_at is null
    and id <> :id
), changed as (
  update customers
  set
    email = :email,
    email_verified = true,
    session_epoch = session_epoch + 1,
    kept_session = cast(:kept as uuid),
    updated_at = :now
  where id = :id
    and deleted_at is null
    and disabled_at is null
    and not exists (select 1 from taken)
  returning 1
)
select case
  when exists (select 1 from changed) then 'CHANGED'
  when exists (
    select 1
    from customers
    where id = :id
      and deleted_at is null
      and disabled_at is null
  ) then 'TAKEN'
  else 'GONE'
end as became

-- PostgresCustomerStore/delete
update customers
set
  email = null,
  name = null,
  password_hash = null,
  locale = null,
  photo_url = null,
  session_epoch = session_epoch + 1,
  kept_session = null,
  holdings_ended = false,
  holdings_looked_at = null,
  updated_at = :now,
  deleted_at = :now
where id = :id
  and deleted_at is null

-- PostgresCustomerStore/findOrCreate
insert into customers as c (id, email, email_verified, session_epoch, created_at, updated_at)
values (:id, :email, false, 0, :now, :now)
on conflict (email) where deleted_at is null do update
set email = excluded.email
returning *

-- PostgresCustomerStore/holdingsLookedAt
update customers
set
  holdings_looked_at = :now,
  holdings_ended = greatest(deleted_at, disabled_at) < :enoughIfEndedBefore
where id = any(cast(:ids as uuid[]))
  and (deleted_at is not null or disabled_at is not null)

-- PostgresCustomerStore/insert
insert into customers (
  id, email, name, password_hash, email_verified, session_epoch, disabled_at, locale, photo_url,
  created_at, updated_at
)
values (
  :id, :email, :name, :passwordHash, :emailVerified, :sessionEpoch, :disabledAt, :locale, :photoUrl,
  :createdAt, :updatedAt
)
on conflict (email) where deleted_at is null do nothing

-- PostgresCustomerStore/rehash
update customers
set password_hash = :replacement, updated_at = :now
where id = :id
  and password_hash = :old
  and deleted_at is null

-- PostgresCustomerStore/setDisabled
update customers
set
  disabled_at = case when :disabled then coalesce(disabled_at, :now) end,
  session_epoch = session_epoch + case when :disabled and disabled_at is null then 1 else 0 end,
  kept_session = case when not :disabled then kept_session end,
  holdings_ended = holdings_ended and :disabled and disabled_at is not null,
  holdings_looked_at =
    case when :disabled and disabled_at is not null then holdings_looked_at end,
  updated_at = case when :disabled = (disabled_at is not null) then updated_at else :now end
where id = :id
  and deleted_at is null

-- PostgresCustomerStore/setPassword
update customers
set
  password_hash = :replacement,
  session_epoch = session_epoch + 1,
  kept_session = cast(:kept as uuid),
  updated_at = :now
where id = :id
  and password_hash is not distinct from cast(:old as text)
  and deleted_at is null
  and disabled_at is null

-- PostgresCustomerStore/verifyEmail
insert into customers as c (id, email, email_verified, session_epoch, created_at, updated_at)
values (:id, :email, true, 0, :now, :now)
on conflict (email) where deleted_at is null do update
set
  password_hash = case when c.email_verified then c.password_hash end,
  session_epoch = c.session_epoch
    + case when c.email_verified or c.password_hash is null then 0 else 1 end,
  kept_session = case when c.email_verified or c.password_hash is null then c.kept_session end,
  updated_at = case when c.email_verified then c.updated_at else :now end,
  email_verified = true
returning *

-- PostgresEventStore/delete
delete from events
where id = :id

-- PostgresEventStore/deleteSeats
delete from seats
where event_id = :event
  and unit_no in (select unit_no from seats where event_id = :event order by unit_no limit :most)

-- PostgresEventStore/insert
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

-- PostgresEventStore/insertLine
insert into lines (event_id, rev, next_number, last_at, last_hash)
values (:event, 0, 1, '-infinity', :hash)

-- PostgresEventStore/insertTiers
insert into tiers (id, event_id, slot, position, name, seating, capacity, price_minor)
select id, :event, slot, position, name, seating, capacity, price_minor
from unnest(
  cast(:ids as uuid[]),
  cast(:slots as integer[]),
  cast(:names as text[]),
  cast(:seatings as text[]),
  cast(:capacities as integer[]),
  cast(:prices as bigint[])
) with ordinality as t (id, slot, name, seating, capacity, price_minor, position)

-- PostgresEventStore/lock
select pg_advisory_xact_lock(:key);
select version, clock_timestamp() as server_time
from events
where id = :id
for no key update

-- PostgresEventStore/lockDraft
select pg_advisory_xact_lock(:key);
select id
from events
where id = :id
  and status = 'DRAFT'
for update

-- PostgresEventStore/pause
insert into event_pauses (event_id, began_at, ended_at)
values (:event, :beganAt, :endedAt)

-- PostgresEventStore/renameTiers
update tiers t
set name = n.name
from unnest(cast(:ids as uuid[]), cast(:names as text[])) as n (id, name)
where t.id = n.id
  and t.event_id = :event
  and t.name <> n.name

-- PostgresEventStore/replace
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

-- PostgresIdempotencyStore/begin
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

-- PostgresIdempotencyStore/bound
delete from named_requests
where key in (
  select key
  from named_requests
  where caller = :caller
  order by begun_at desc
  offset :most
)

-- PostgresIdempotencyStore/finish
update named_requests
set answer = :answer, holder = null
where key = :key
  and holder = :holder
  and lease_end > :now

-- PostgresIdempotencyStore/forget
delete from named_requests
where key = :key
  and holder = :holder

-- PostgresIdempotencyStore/leave
update named_requests
set holder = null
where key = :key
  and holder = :holder

-- PostgresIdempotencyStore/prune
delete from named_requests
where key in (
  select key
  from named_requests
  where begun_at <= :before
  order by begun_at
  limit :most
)

-- PostgresIdempotencyStore/pruneEffects
delete from effects
where (operation, act) in (
  select operation, act
  from effects
  where done_at <= :before
  order by done_at
  limit :most
)

-- PostgresOrganizerStore/insert
insert into organizers (
  id, email, name, password_hash, admin, disabled, session_epoch, kept_session, created_at
)
values (
  :id, :email, :name, :passwordHash, :admin, :disabled, :sessionEpoch, cast(:keptSession as uuid),
  :createdAt
)
on conflict (email) do nothing

-- PostgresOrganizerStore/rehash
update organizers
set password_hash = :replacement
where id = :id
  and password_hash = :old

-- PostgresOrganizerStore/setAdmin
update organizers
set admin = :value
where id = :id

-- PostgresOrganizerStore/setDisabled
update organizers
set
  disabled = :value,
  session_epoch = session_epoch + case when :value then 1 else 0 end,
  kept_session = case when not :value then kept_session end
where id = :id

-- PostgresOrganizerStore/setPassword
update organizers
set
  password_hash = :replacement,
  session_epoch = session_epoch + 1,
  kept_session = cast(:kept as uuid)
where id = :id
  and (cast(:old as text) is null or password_hash = cast(:old as text))

-- PostgresPaymentStore/askBack
with sold as materialized (
  select c.id, c.confirmed_by, c.currency, a.refund_id
  from unnest(cast(:claims as uuid[]), cast(:refunds as uuid[])) as a (claim_id, refund_id)
  join claims c on c.id = a.claim_id
  where c.status = 'CONFIRMED'
), good as materialized (
  select
    t.id,
    t.claim_id,
    t.unit_id,
    k.position,
    k.price_minor,
    cast(:units as uuid[]) is null or t.unit_id = any(cast(:units as uuid[])) as is_asked
  from sold
  join tickets t on t.claim_id = sold.id and t.voided_at is null
  join claim_units k on k.claim_id = t.claim_id and k.unit_id = t.unit_id
), voided as (
  update tickets t
  set voided_at = :now
  from good
  where t.id = good.id
    and good.is_asked
), noted as (
  update claims c
  set refund_asked_at = :now
  from sold
  where c.id = sold.id
    and not exists (select 1 from good where good.claim_id = sold.id and not good.is_asked)
), asked as (
  insert into refunds (
    id, payment_id, units, amount_minor, currency, reason, status, tries, due_at, created_at, updated_at
  )
  select
    s.refund_id, s.confirmed_by, g.units, g.price_minor, s.currency, :reason, 'PENDING', 0, :now, :now,
    :now
  from sold s
  join (
    select
      claim_id,
      array_agg(unit_id order by position) as units,
      sum(price_minor) as price_minor
    from good
    where is_asked
    group by claim_id
  ) g on g.claim_id = s.id
  where s.confirmed_by is not null
    and g.price_minor > 0
  returning *
)
select a.*, p.reference
from asked a
join payments p on p.id = a.payment_id

-- PostgresPaymentStore/begin
insert into payments (
  id, claim_id, attempt, reference, status, amount_minor, currency, method, created_at, updated_at
)
select :id, id, :attempt, :reference, 'INITIALIZING', amount_minor, currency, :method, :now, :now
from claims
where id = :claim
returning *

-- PostgresPaymentStore/endSale
with ended as (
  update claims c
  set status = 'REFUNDED', refunded_at = :now
  where c.id = any(:claims)
    and c.status = 'CONFIRMED'
    and c.refund_asked_at is not null
    and not exists (
      select 1
      from refunds r
      where r.payment_id = c.confirmed_by
        and r.capture is null
        and r.status <> 'SUCCEEDED'
    )
  returning c.confirmed_by
)
update payments p
set status = 'REFUNDED', updated_at = :now
from ended
where p.id = ended.confirmed_by
  and p.status = 'SUCCEEDED'

-- PostgresPaymentStore/endUncounted
update payments
set status = 'FAILED', failure_reason = :reason, uses_attempt = false, updated_at = :now
where id = :id
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')

-- PostgresPaymentStore/fail
update payments
set status = 'FAILED', failure_reason = :reason, updated_at = :now
where id = :id
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')

-- PostgresPaymentStore/identify
update payments
set external_id = :externalId
where id = :id
  and external_id is null

-- PostgresPaymentStore/markOutside
update refunds
set outside = true, accepted = true, gateway_id = :gatewayId, amount_minor = :amount
where id = :id

-- PostgresPaymentStore/opened
update payments
set
  status = case when status = 'INITIALIZING' then 'PENDING' else status end,
  reference = :reference,
  authorization_url = :authorizationUrl,
  external_id = coalesce(:externalId, external_id),
  updated_at = case when status = 'INITIALIZING' then :now else updated_at end
where id = :id
  and status in ('INITIALIZING', 'FAILED')
returning status = 'PENDING' as opened

-- PostgresPaymentStore/putOff
update payments
set next_try_at = :nextTry
where id = :id
  and tries > 0
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')

-- PostgresPaymentStore/putOffRefund
update refunds
set due_at = :nextTry
where id = :id
  and status = 'PENDING'

-- PostgresPaymentStore/refundAccepted
update refunds
set
  accepted = true,
  gateway_id = coalesce(:gatewayId, gateway_id),
  due_at = coalesce(cast(:nextTry as timestamptz), due_at)
where id = :id
  and status = 'PENDING'

-- PostgresPaymentStore/refundFailed
update refunds
set status = 'FAILED', failure_reason = :reason, updated_at = :now
where id = :id
  and status = 'PENDING'

-- PostgresPaymentStore/refundSucceeded
with refunded as (
  update refunds
  set status = 'SUCCEEDED', failure_reason = null, updated_at = :now
  where id = :id
    and status <> 'SUCCEEDED'
  returning payment_id, capture, units
), paid_back as (
  update payments p
  set status = 'REFUNDED', updated_at = :now
  from refunded
  where p.id = refunded.payment_id
    and refunded.capture is null
    and cardinality(refunded.units) = 0
    and p.status = 'SUCCEEDED'
)
select c.id as claim_id, r.units
from refunded r
join payments p on p.id = r.payment_id
left join claims c on c.id = p.claim_id and c.confirmed_by = p.id and r.capture is null

-- PostgresPaymentStore/retryRefund
update refunds r
set
  status = 'PENDING',
  failure_reason = null,
  accepted = false,
  tries = 1,
  due_at = :now,
  updated_at = :now
from payments p
where r.payment_id = :payment
  and p.id = r.payment_id
  and r.status = 'FAILED'
  and (cast(:refunds as uuid[]) is null or r.id = any(cast(:refunds as uuid[])))
returning r.*, p.reference

-- PostgresPaymentStore/succeed
update payments
set
  status = 'SUCCEEDED',
  external_id = coalesce(:externalId, external_id),
  failure_reason = null,
  updated_at = :now
where id = :id
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED', 'FAILED')
returning *

-- PostgresPaymentStore/takeDueRefunds
with due as (
  select id, due_at as was_due_at
  from refunds
  where status = 'PENDING'
    and due_at <= :now
  order by due_at, id
  limit :most
  for update skip locked
), taken as (
  update refunds r
  set tries = tries + 1, due_at = :nextTry, updated_at = :now
  from due
  where r.id = due.id
  returning r.*, due.was_due_at
)
select t.*, p.reference
from taken t
join payments p on p.id = t.payment_id
order by t.was_due_at, t.id

-- PostgresPaymentStore/takeStale
with due as (
  select p.id, c.status = 'CLAIMED' as is_held, c.expires_at, p.updated_at, p.next_try_at
  from payments p
  join claims c on c.id = p.claim_id
  where p.id in (
    select id
    from payments
    where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
      and tries = 0
      and updated_at < :before
    union all
    select id
    from payments
    where status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
      and tries > 0
      and next_try_at <= :now
  )
  and p.status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
  and (p.tries = 0 and p.updated_at < :before or p.tries > 0 and p.next_try_at <= :now)
  order by
    c.status = 'CLAIMED' desc,
    case when c.status = 'CLAIMED' then c.expires_at else coalesce(p.next_try_at, p.updated_at) end,
    p.id
  limit :most
  for update of p skip locked
), taken as (
  update payments p
  set tries = tries + 1, next_try_at = :leasedUntil
  from due
  where p.id = due.id
  returning
    p.*,
    due.is_held,
    case when due.is_held then due.expires_at else coalesce(due.next_try_at, due.updated_at) end
      as hurry
)
select *
from taken
order by is_held desc, hurry, id

-- PostgresPaymentStore/unrefunded
select id
from claims
where event_id = :event
  and status = 'CONFIRMED'
  and refund_asked_at is null
order by id
limit :most
for update skip locked

-- PostgresPaymentStore/unresolved
update payments
set status = 'UNRESOLVED', updated_at = :now
where id = :id
  and status = 'INITIALIZING'

-- PostgresPaymentStore/usedTickets
select unit_id, checked_in_at is not null as used
from tickets
where claim_id = :claim
  and voided_at is null
order by id
for update

-- PostgresSeatStore/change
update seats s
set
  section = :section,
  seat_row = :row,
  number = :number,
  row_key = :rowKey,
  seat_key = :seatKey,
  row_order = :rowOrder,
  seat_order = :seatOrder,
  seat_ordinal = :ordinal,
  price_minor =
    case when :usualPrice then null else nullif(coalesce(:price, s.price_minor), t.price_minor) end,
  blocked = :blocked
from tiers t
where s.unit_id = :unit
  and t.id = s.tier_id

-- PostgresSeatStore/insert
insert into seats (
  event_id, unit_no, unit_id, tier_id, section, seat_row, number, price_minor, blocked, row_key,
  seat_key, row_order, seat_order, seat_ordinal
)
select
  t.event_id,
  a.unit_no,
  a.unit_id,
  t.id,
  a.section,
  a.seat_row,
  a.number,
  nullif(a.price_minor, t.price_minor),
  false,
  a.row_key,
  a.seat_key,
  a.row_order,
  a.seat_order,
  a.ordinal
from tiers t
cross join unnest(
  cast(:unitNos as integer[]),
  cast(:units as uuid[]),
  cast(:sections as text[]),
  cast(:rows as text[]),
  cast(:numbers as text[]),
  cast(:prices as bigint[]),
  cast(:rowKeys as text[]),
  cast(:seatKeys as text[]),
  cast(:rowOrders as text[]),
  cast(:seatOrders as text[]),
  cast(:ordinals as integer[])
) as a (
  unit_no, unit_id, section, seat_row, number, price_minor, row_key, seat_key, row_order, seat_order,
  ordinal
)
where t.event_id = :event
  and t.id = :tier

-- PostgresSeatStore/lockTiers
select id, capacity
from tiers
where event_id = :event
order by id
for no key update

-- PostgresSeatStore/remove
delete from seats
where unit_id = :unit

-- PostgresSessionStore/end
insert into ended_sessions (session, ended_at, expires_at)
values (:session, :now, :expiresAt)
on conflict (session) do nothing

-- PostgresSessionStore/prune
delete from ended_sessions
where expires_at < :now

-- PostgresSigningKeyStore/add
insert into signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
values (:kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt)

-- PostgresSigningKeyStore/addFirst
insert into signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
select :kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt
where not exists (
  select 1 from signing_keys where use = :use and revoked_at is null
)

-- PostgresSigningKeyStore/addYounger
insert into signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
select :kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt
where not exists (
  select 1
  from signing_keys younger
  join signing_keys r on r.kid = :revoked
  where younger.use = r.use
    and younger.revoked_at is null
    and younger.created_at > r.created_at
)

-- PostgresSigningKeyStore/encrypt
update signing_keys
set private_jwk = :privateJwk, encrypted = true
where kid = :kid
  and not encrypted

-- PostgresSigningKeyStore/revoke
update signing_keys
set revoked_at = :now
where kid = :revoked
  and use = :use
  and revoked_at is null

-- PostgresTicketStore/checkIn
update tickets
set checked_in_at = :now
where id = :id
  and event_id = :event
  and checked_in_at is null
  and voided_at is null
returning *

-- PostgresWebhookInbox/failed
update webhook_inbox
set tries = tries + 1, last_error = :error, due_at = :dueAt
where id = :id
  and processed_at is null

-- PostgresWebhookInbox/giveUp
update webhook_inbox
set tries = tries + 1, last_error = :error, processed_at = :now, outcome = 'GIVEN_UP'
where id = :id
  and processed_at is null

-- PostgresWebhookInbox/processed
update webhook_inbox
set processed_at = :now, outcome = :outcome
where id = :id
  and processed_at is null

-- PostgresWebhookInbox/retry
update webhook_inbox
set tries = 0, due_at = :now, processed_at = null, outcome = null
where id = :id
  and outcome = 'GIVEN_UP'

-- PostgresWebhookInbox/store
insert into webhook_inbox (gateway, body, received_at, due_at)
values (:gateway, :body, :now, :now)
on conflict (sha256) do nothing

-- PostgresWebhookInbox/take
with due as (
  select id
  from webhook_inbox
  where processed_at is null
    and due_at <= :now
  order by id
  limit :most
  for update skip locked
), taken as (
  update webhook_inbox w
  set due_at = :leasedUntil
  from due
  where w.id = due.id
  returning w.id, w.gateway, w.body, w.tries
)
select *
from taken
order by id

-- Presences/note
insert into entry_presence (event_id, number, seen_at)
select :event, number, :now
from unnest(cast(:numbers as bigint[])) as a (number)
on conflict (event_id, number) do update
set seen_at = greatest(entry_presence.seen_at, excluded.seen_at)

-- Replaced/lock
select number
from admissions
where event_id = :event
  and number = (select number from claims where id = :claim and customer_id = :customer)
for update

-- Settlements/askRefund
with asked as (
  insert into refunds (
    id, payment_id, capture, amount_minor, currency, reason, status, tries, due_at, created_at,
    updated_at
  )
  values (:id, :payment, :capture, :amount, :currency, :reason, 'PENDING', 0, :now, :now, :now)
  on conflict do nothing
  returning *
)
select a.*, p.reference
from asked a
join payments p on p.id = a.payment_id

-- Settlements/confirm
update claims
set status = 'CONFIRMED', confirmed_at = :now, confirmed_by = :payment
where id = :claim
  and status = 'CLAIMED'

-- Stock/deleteSeats
with surplus as (
  select s.unit_no
  from seats s
  where s.event_id = :event
    and s.tier_id = :tier
    and not exists (
      select 1
      from claim_units k
      where k.event_id = s.event_id
        and k.unit_no = s.unit_no
        and k.live
    )
  order by s.unit_no desc
  limit :most
)
delete from seats
where event_id = :event
  and unit_no in (select unit_no from surplus)
returning unit_no

-- Stock/deleteTiers
delete from tiers
where event_id = :event
  and id <> all(cast(:tiers as uuid[]))

-- Stock/writeTiers
insert into tiers (id, event_id, slot, position, name, seating, capacity, price_minor)
select id, :event, slot, position, name, seating, capacity, price_minor
from unnest(
  cast(:ids as uuid[]),
  cast(:slots as integer[]),
  cast(:names as text[]),
  cast(:seatings as text[]),
  cast(:capacities as integer[]),
  cast(:prices as bigint[])
) with ordinality as t (id, slot, name, seating, capacity, price_minor, position)
on conflict (id) do update
set
  position = excluded.position,
  name = excluded.name,
  capacity = excluded.capacity,
  price_minor = excluded.price_minor
where tiers.event_id = excluded.event_id

-- TicketRows/issue
insert into tickets (id, claim_id, unit_id, event_id, customer_id, label, issued_at)
select gen_random_uuid(), c.id, k.unit_id, c.event_id, c.customer_id, k.label, c.confirmed_at
from unnest(cast(:claims as uuid[])) as a (claim_id)
cross join lateral (
  select *
  from claims
  where id = a.claim_id
    and status = 'CONFIRMED'
  limit 1
) c
cross join lateral (
  select unit_id, label
  from claim_units
  where claim_id = c.id
  offset 0
) k

-- Units/end
update claim_units k
set live = false
from unnest(cast(:claims as uuid[]), cast(:unitNos as integer[])) as a (claim_id, unit_no)
where k.claim_id = a.claim_id
  and k.unit_no = a.unit_no
  and k.live

-- Windows/extend
update admissions
set
  admitted_until = admitted_until + :millis * interval '1 millisecond',
  extensions = extensions + 1
where event_id = :event
  and number = :number

-- Windows/running
select number
from admissions
where event_id = :event
  and customer_id = :customer
  and ended_at is null
  and admitted_until > :clock
for update
