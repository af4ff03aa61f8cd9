-- What the release 0.2.0, with schema 47, writes and locks: each statement under its class and name, without comments.
-- With the next release this becomes what that one does: see CONTRIBUTING.md.

-- AccountClock/prune
delete from account_changes
where n = any(
  array(
    select n
    from account_changes
    where kept_until < :now
    order by kept_until
    limit :limit
    for update skip locked
  )
)

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
limit :limit
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

-- DrawRows/begin
insert into draws (event_id, state, method, closes_at, lead_ms, chain, round, server_seed_hash,
  organizer_seed_hash, placed)
values (:event, 'GATHERING', :method, :closesAt, :lead, :chain, :round, :serverSeedHash, :organizerSeedHash, 0)

-- DrawRows/follow
update draws
set closes_at = :closesAt, lead_ms = :lead, round = :round
where event_id = :event
  and state = 'GATHERING'

-- Effects/note
insert into effects (operation, act, result)
values (:operation, :act, :result)

-- LineTurn/lock
select
  rev,
  last_hash,
  last_at,
  clock_timestamp() as server_time,
  (select nonce from account_clock) as account_clock
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
    and (cast(:clock as bigint) is null or (select nonce from account_clock) = :clock)
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

-- PostgresAuditLog/prune
delete from audit_log
where id = any(
  array(
    select id
    from audit_log
    where at <= :before
    order by at
    limit :limit
    for update skip locked
  )
)

-- PostgresAuditLog/record
insert into audit_log (
  actor, operator, action, subject, event_id, at, country, request_id, ip_prefix, before, after
)
values (
  :actor, cast(:operator as text), :action, :subject, cast(:event as uuid), :at,
  cast(:country as text), cast(:requestId as text), cast(:ipPrefix as text),
  jsonb_object(cast(:beforeNames as text[]), cast(:beforeValues as text[])),
  jsonb_object(cast(:afterNames as text[]), cast(:afterValues as text[]))
)

-- PostgresClaimStore/expire_1_due
select id
from claims
where status = 'CLAIMED'
  and expires_at <= least(:now, now() + interval '1 second')
order by expires_at, id
limit :limit
for update skip locked

-- PostgresClaimStore/hold_1_lockAdmissions
select a.ord, q.number, q.admitted_at
from (
  select *
  from unnest(cast(:entries as uuid[]), cast(:customers as uuid[]), cast(:clocks as timestamptz[]))
    with ordinality as a (entry_id, customer_id, clock, ord)
  order by entry_id
  offset 0
) a
cross join lateral (
  select m.number, m.admitted_at, m.entry_id, m as admission
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
  and c.claims < :maxClaims

-- PostgresClaimStore/hold_2_write
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

-- PostgresClaimStore/hold_replaced_lock
select number
from admissions
where event_id = :event
  and number = (select number from claims where id = :claim and customer_id = :customer)
for update

-- PostgresClaimStore/lock
select status
from claims
where id = :id
for update

-- PostgresClaimStore/releaseAll_1_held
select id
from claims
where event_id = :event
  and status = 'CLAIMED'
order by id
limit :limit
for update skip locked

-- PostgresClaimStore/release_1_giveUpPayment
update payments
set status = 'FAILED', failure_reason = 'GIVEN_UP', uses_attempt = false, updated_at = :now
where claim_id = :claim
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')

-- PostgresClaimStore/release_3_end
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
    undeliverable_at = null,
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

-- PostgresCustomerStore/markUndeliverable
update customers
set undeliverable_at = coalesce(undeliverable_at, :now)
where id = :id
  and email = :email
  and deleted_at is null

-- PostgresCustomerStore/optOut
update customers
set opted_out_at = coalesce(opted_out_at, :now)
where id = :id
  and deleted_at is null

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
  email_verified = true,
  undeliverable_at = null
returning *

-- PostgresDeliveries/drop
update deliveries
set status = 'SKIPPED', done_at = :now
where outbox_id = :row
  and channel = :channel
  and target = :target
  and first_item = :firstItem
  and end_item = :endItem
  and status = 'DEAD'

-- PostgresDeliveries/replay
with step as materialized (
  select outbox_id
  from deliveries
  where channel = 'hook'
    and target = :endpoint
    and outbox_id > :after
  order by outbox_id
  limit :limit
), again as (
  update deliveries d
  set status = 'PENDING', next_item = d.first_item, tries = 0, due_at = :now, done_at = null
  from outbox o
  where d.channel = 'hook'
    and d.target = :endpoint
    and d.outbox_id in (select outbox_id from step)
    and d.status in ('DONE', 'DEAD', 'SKIPPED')
    and o.id = d.outbox_id
    and o.at >= :from
    and o.at < :to
    and not exists (
      select 1
      from deliveries w
      where w.outbox_id = d.outbox_id
        and w.channel = 'hook'
        and w.target = :endpoint
        and w.first_item <= d.first_item
        and w.end_item >= d.end_item
        and (w.first_item, w.end_item) <> (d.first_item, d.end_item)
    )
  returning 1
)
select (select count(*) from again) as count, (select max(outbox_id) from step) as last

-- PostgresDeliveries/retry
update deliveries
set status = 'PENDING', next_item = first_item, tries = 0, due_at = :now, done_at = null
where outbox_id = :row
  and channel = :channel
  and target = :target
  and first_item = :firstItem
  and end_item = :endItem
  and status in ('DONE', 'DEAD', 'SKIPPED')

-- PostgresDeliveries/settle
with settled as (
  update deliveries
  set
    status = :status,
    next_item = coalesce(cast(:nextItem as integer), next_item),
    tries = coalesce(cast(:tries as integer), tries),
    due_at = coalesce(cast(:dueAt as timestamptz), due_at),
    token = null,
    last_error = :error,
    response_code = cast(:code as integer),
    answer = :answer,
    done_at = case when :status <> 'PENDING' then cast(:now as timestamptz) end
  where outbox_id = :row
    and channel = :channel
    and target = :target
    and first_item = :firstItem
    and end_item = :endItem
    and token = :token
  returning outbox_id, channel, target, lane, priority, due_at, last_error
), apart as (
  insert into deliveries (
    outbox_id, channel, target, first_item, next_item, end_item, lane, priority, status, tries, due_at, last_error
  )
  select
    outbox_id, channel, target, item, item, item + 1, lane, priority, 'PENDING', 1, cast(:dueAt as timestamptz),
    last_error
  from settled
  cross join unnest(cast(:apart as integer[])) as a (item)
  on conflict on constraint deliveries_once do update
  set status = 'PENDING', next_item = excluded.next_item, tries = 1, due_at = excluded.due_at,
    last_error = excluded.last_error, done_at = null
  where deliveries.token is null
)
select count(*) as settled
from settled

-- PostgresDeliveries/take
with due as materialized (
  select f.at, p.priority, f.due_at, f.status
  from unnest(array[0, 1, 2]) as p (priority)
  cross join lateral (
    select ctid as at, due_at, status
    from deliveries
    where lane = :lane
      and priority = p.priority
      and status in ('PENDING', 'SENDING')
      and due_at <= least(:now, clock_timestamp() + interval '1 second')
    order by due_at
    limit :limit
    for update skip locked
  ) f
  order by p.priority, f.due_at
  limit :limit
), taken as (
  update deliveries d
  set status = 'SENDING', token = gen_random_uuid(), due_at = :leasedUntil
  from due
  where d.ctid = due.at
  returning d.*, due.due_at as was_due_at, due.status = 'SENDING' as is_abandoned
)
select *
from taken
join outbox_records using (outbox_id)
order by priority, was_due_at

-- PostgresDeviceStore/forget
delete from devices
where id = :id
  and token = :token

-- PostgresDeviceStore/put_1_lock
select id
from customers
where id = :owner
  and deleted_at is null
for no key update

-- PostgresDeviceStore/put_2_write
with written as (
  insert into devices (id, customer_id, platform, token, address_hash, registered_at)
  values (:id, :owner, :platform, :token, :hash, :now)
  on conflict (address_hash) do update
  set
    id = case when devices.customer_id = excluded.customer_id then devices.id else excluded.id end,
    customer_id = excluded.customer_id,
    token = excluded.token,
    registered_at = excluded.registered_at
), surplus as (
  select id
  from devices
  where customer_id = :owner
    and address_hash <> :hash
  order by registered_at desc, id desc
  offset :max - 1
  for update skip locked
)
delete from devices
where id in (select id from surplus)

-- PostgresDeviceStore/remove
delete from devices
where address_hash = :hash
  and customer_id = :owner

-- PostgresDrawStore/forget_1_lock
select id
from events
where id = :event
  and draw_secret is not null
for update

-- PostgresDrawStore/forget_3_archive
insert into archived_leaves (event_id, first_number, leaves)
values (:event, :first, :leaves)

-- PostgresDrawStore/forget_4_erase
update events
set draw_secret = null, draw_secret_erased = true
where id = :event

-- PostgresDrawStore/secret
with made as (
  update events
  set draw_secret = :first
  where id = :event
    and draw_secret is null
    and not draw_secret_erased
  returning draw_secret
)
select draw_secret
from made
union all
select draw_secret
from events
where id = :event
  and draw_secret is not null

-- PostgresDrawStore/write
update draws
set
  state = :state,
  round = :round,
  list_count = :listCount,
  list_root = :listRoot,
  list_sha256 = :listSha256,
  signature = :signature,
  server_seed = :serverSeed,
  organizer_seed = :organizerSeed,
  reason = :reason,
  order_root = :orderRoot,
  placed = :placed,
  opened_at = :openedAt
where event_id = :event
  and state = :was
  and placed = :wasPlaced

-- PostgresEndpoints/add_1_lock
select id
from organizers
where id = :organizer
for no key update

-- PostgresEndpoints/add_2_write
with known as (
  select id
  from webhook_endpoints
  where id = :id
), others as (
  select count(*) as n
  from webhook_endpoints
  where organizer_id = :organizer
    and event_id is not distinct from cast(:event as uuid)
), added as (
  insert into webhook_endpoints (
    id, organizer_id, event_id, url, description, types, personal_data, created_at
  )
  select :id, :organizer, cast(:event as uuid), :url, :description, :types, :personalData, :now
  from others
  where n < :max
    and not exists (select 1 from known)
  returning id
), kept as (
  insert into webhook_secrets (id, endpoint_id, sealed, created_at)
  select :secret, id, :sealed, :now
  from added
)
select exists (select 1 from known) or exists (select 1 from added) as is_there

-- PostgresEndpoints/change
update webhook_endpoints
set url = :url, description = :description, types = :types, personal_data = :personalData
where id = :id

-- PostgresEndpoints/delete
delete from webhook_endpoints
where id = :id

-- PostgresEndpoints/disable
update webhook_endpoints
set disabled_because = :because, disabled_at = :now
where id = :id
  and disabled_at is null

-- PostgresEndpoints/disableFailing
update webhook_endpoints
set disabled_because = :because, disabled_at = :now
where failing_since <= :before
  and disabled_at is null
returning id

-- PostgresEndpoints/enable
update webhook_endpoints
set disabled_because = null, disabled_at = null, failing_since = null
where id = :id
  and disabled_at is not null

-- PostgresEndpoints/noteFailure
update webhook_endpoints
set failing_since = :now
where id = :id
  and failing_since is null

-- PostgresEndpoints/noteSuccess
update webhook_endpoints
set last_success_at = :now, failing_since = null
where id = :id
  and (
    failing_since is not null
    or last_success_at is null
    or last_success_at <= cast(:now as timestamptz) - interval '1 minute'
  )

-- PostgresEndpoints/rotate_1_lock
select id
from webhook_endpoints
where id = :id
for no key update

-- PostgresEndpoints/rotate_2_write
with added as (
  insert into webhook_secrets (id, endpoint_id, sealed, created_at)
  values (:secret, :id, :sealed, :now)
  on conflict do nothing
  returning id
), old as (
  select id, row_number() over (order by created_at desc, id desc) as n
  from webhook_secrets
  where endpoint_id = :id
    and exists (select 1 from added)
), ended as (
  update webhook_secrets s
  set ends_at = least(s.ends_at, :end)
  from old
  where s.id = old.id
    and old.n < :max
)
delete from webhook_secrets s
using old
where s.id = old.id
  and old.n >= :max

-- PostgresEndpoints/test
with told as (
  insert into outbox (at, type, event_id, organizer_id, items, fans, about, relayed_at)
  select
    :now, 'endpoint.test', event_id, organizer_id, array[id], array[cast(null as uuid)],
    jsonb_build_object('n', cast(:item as text)), :now
  from webhook_endpoints
  where id = :id
  returning id, items[1] as endpoint
)
insert into deliveries (
  outbox_id, channel, target, first_item, next_item, end_item, lane, priority, status, tries, due_at
)
select id, 'hook', cast(endpoint as text), 0, 0, 1, 'hook:' || endpoint, 0, 'PENDING', 0, :now
from told
returning outbox_id

-- PostgresEventStore/deleteDraft_1_lock
select pg_advisory_xact_lock(:key);
select id
from events
where id = :id
  and status = 'DRAFT'
for update

-- PostgresEventStore/deleteDraft_2_seats
delete from seats
where event_id = :event
  and unit_no in (select unit_no from seats where event_id = :event order by unit_no limit :limit)

-- PostgresEventStore/deleteDraft_3_delete
delete from events
where id = :id

-- PostgresEventStore/insert_1_line
insert into lines (event_id, rev, next_number, last_at, last_hash)
values (:event, 0, 1, '-infinity', :hash)

-- PostgresEventStore/insert_2_tiers
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

-- PostgresEventStore/noteCleared_3_clear
update events e
set cleared_version = e.version
from uncleared_events u
where u.id = any(cast(:events as uuid[]))
  and not u.unfinished
  and e.id = u.id
  and e.version = u.version

-- PostgresEventStore/replace_1_pause
insert into event_pauses (event_id, began_at, ended_at)
values (:event, :beganAt, :endedAt)

-- PostgresEventStore/revise_2_writeTiers
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

-- PostgresEventStore/revise_3_deleteTiers
delete from tiers
where event_id = :event
  and id <> all(cast(:tiers as uuid[]))

-- PostgresEventStore/revise_4_deleteSeats
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
  limit :limit
)
delete from seats
where event_id = :event
  and unit_no in (select unit_no from surplus)
returning unit_no

-- PostgresEventStore/revise_5_renameTiers
update tiers t
set name = n.name
from unnest(cast(:ids as uuid[]), cast(:names as text[])) as n (id, name)
where t.id = n.id
  and t.event_id = :event
  and t.name <> n.name

-- PostgresEventStore/tellStock
with changed as (
  insert into stock_told as s (event_id, sold_out, changes, at)
  select e.id, now_sold_out, 1, cast(:now as timestamptz)
  from events e
  left join stock_told t on t.event_id = e.id
  cross join lateral (
    select coalesce(sum(free_count), 0) = 0 as none_free
    from unit_blocks
    where event_id = e.id
    offset 0
  ) stock
  cross join lateral (
    select none_free and coalesce(sum(claimed), 0) = 0 and coalesce(sum(confirmed), 0) > 0 as now_sold_out
    from (
      select claimed, confirmed from event_sums where event_id = e.id and none_free
      union all
      select claimed, confirmed from event_sum_changes where event_id = e.id and none_free
    ) sums
  ) state
  where e.status in ('ACTIVE', 'PAUSED')
    and now_sold_out <> coalesce(t.sold_out, false)
    and (t.at is null or t.at <= cast(:now as timestamptz) - interval '10 seconds')
    and exists (select 1 from subscriptions where type in ('event.sold_out', 'event.reopened', '*'))
  on conflict (event_id) do update
  set sold_out = excluded.sold_out, changes = s.changes + 1, at = excluded.at
  where s.sold_out <> excluded.sold_out
    and s.at <= excluded.at - interval '10 seconds'
  returning event_id, sold_out, changes
), told as materialized (
  select tell(
    case when sold_out then 'event.sold_out' else 'event.reopened' end,
    :now, event_id, null, array[event_id], array[cast(null as uuid)], jsonb_build_object('n', changes))
  from changed
)
select count(*) as told
from told

-- PostgresEventStore/write
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

-- PostgresIdempotencyStore/begin_1_bound
delete from named_requests
where key in (
  select key
  from named_requests
  where caller = :caller
  order by begun_at desc
  offset :maxPerCaller
)

-- PostgresIdempotencyStore/begin_2_begin
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

-- PostgresIdempotencyStore/prune_1_keys
delete from named_requests
where key = any(
  array(
    select key
    from named_requests
    where begun_at <= :before
    order by begun_at
    limit :limit
    for update skip locked
  )
)

-- PostgresIdempotencyStore/prune_2_effects
delete from effects
where (operation, act) in (
  select operation, act
  from effects
  where done_at <= :before
  order by done_at
  limit :limit
  for update skip locked
)

-- PostgresInvitationStore/accept_1_lock
with locked as materialized (
  select token_digest, expires_at
  from staff_invitations
  where email = :email
  order by id
  for update
)
select 1
from locked
where token_digest = :digest and expires_at > :now

-- PostgresInvitationStore/accept_2_open
insert into organizers (id, email, name, password_hash, admin, disabled, created_at)
values (:id, :email, :name, :passwordHash, false, false, :createdAt)
on conflict (email) do nothing

-- PostgresInvitationStore/accept_3_appoint
insert into event_staff (event_id, organizer_id, role, added_by, added_at)
select distinct on (event_id) event_id, :organizer, role, invited_by, :now
from staff_invitations
where email = :email and event_id is not null and expires_at > :now
order by event_id, created_at desc, id

-- PostgresInvitationStore/accept_4_close
delete from staff_invitations
where email = :email

-- PostgresInvitationStore/add_2_insert
insert into staff_invitations (
  id, token_digest, email, name, event_id, role, invited_by, created_at, expires_at
)
select
  :id, :digest, :email, cast(:name as text), cast(:event as uuid), cast(:role as text), :invitedBy,
  :createdAt, :expiresAt
where cast(:event as uuid) is null
  or exists (select 1 from events where id = cast(:event as uuid) for key share)

-- PostgresInvitationStore/prune
delete from staff_invitations
where id = any(
  array(
    select id
    from staff_invitations
    where expires_at <= :before
    order by expires_at
    limit :limit
    for update skip locked
  )
)

-- PostgresLineStore/admit_3_begin
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

-- PostgresLineStore/close
with locked as (
  select number
  from admissions
  where event_id = :event
    and ended_at is null
  order by number
  limit :limit
  for update
)
update admissions a
set ended_at = :now, ended_how = 'CLOSED'
from locked
where a.event_id = :event
  and a.number = locked.number
  and a.ended_at is null
returning a.number

-- PostgresLineStore/expire
with due as (
  select number
  from admissions
  where event_id = :event
    and ended_at is null
    and admitted_until <= :clock
  order by admitted_until
  limit :limit
), locked as (
  select number
  from admissions
  where event_id = :event
    and number in (select number from due)
    and ended_at is null
    and admitted_until <= :clock
  order by number
  for update
), lapsed as (
  update admissions a
  set ended_at = :now, ended_how = 'LAPSED'
  from locked
  where a.event_id = :event
    and a.number = locked.number
  returning a.number, a.entry_id, a.customer_id
), told as (
  select tell(
    'line.admission_lapsed', :now, :event, null, array_agg(entry_id), array_agg(customer_id), '{}')
  from lapsed
  having count(*) > 0
)
select number
from lapsed
cross join (select count(*) from told) t

-- PostgresLineStore/extend_1_running
select number
from admissions
where event_id = :event
  and customer_id = :customer
  and ended_at is null
  and admitted_until > :clock
for update

-- PostgresLineStore/extend_2_extend
update admissions
set
  admitted_until = admitted_until + :millis * interval '1 millisecond',
  extensions = extensions + 1
where event_id = :event
  and number = :number

-- PostgresLineStore/join_3_writeOrigins
insert into entry_origins (event_id, origin, number)
select :event, a.origin, a.number
from unnest(cast(:origins as uuid[]), cast(:numbers as bigint[])) as a (origin, number)
on conflict do nothing

-- PostgresLineStore/leave
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

-- PostgresLineStore/seen
insert into entry_presence (event_id, number, seen_at)
select :event, number, :now
from unnest(cast(:numbers as bigint[])) as a (number)
on conflict (event_id, number) do update
set seen_at = greatest(entry_presence.seen_at, excluded.seen_at)

-- PostgresLineStore/tellAsked
insert into outbox (at, type, event_id, organizer_id, items, fans, about)
select :now, 'line.joined', e.id, e.organizer_id, array[cast(:entry as uuid)], array[cast(:fan as uuid)], '{}'
from events e
where e.id = :event
  and exists (
    select 1
    from subscriptions
    where scope in (everywhere(), e.id, e.organizer_id)
      and type in ('line.joined', '*')
      and channel <> 'hook'
  )
on conflict ((items[1])) where type = 'line.joined' do nothing

-- PostgresLineStore/tellClose_1_lock
insert into close_told as c (event_id, place)
select :event, 0
where exists (select 1 from subscriptions where type in ('line.close', '*') and channel <> 'hook')
on conflict (event_id) do update
set place = c.place
returning place

-- PostgresLineStore/tellClose_3_note
update close_told
set place = :place
where event_id = :event

-- PostgresNoticeStore/post_1_lock
select 1
from events
where id = :event
for no key update

-- PostgresNoticeStore/post_3_insert
insert into notices (id, event_id, level, languages, texts, posted_by, posted_at, until)
values (
  :id, :event, :level, cast(:languages as text[]), cast(:texts as text[]), :by, :at,
  cast(:until as timestamptz)
)

-- PostgresNoticeStore/post_4_insert
insert into notices (id, event_id, level, languages, texts, posted_by, posted_at, until)
values (
  :id, :event, :level, cast(:languages as text[]), cast(:texts as text[]), :by, :at,
  cast(:until as timestamptz)
)

-- PostgresNoticeStore/takeBack
update notices
set taken_back_at = :now
where id = :id
  and event_id = :event
  and taken_back_at is null

-- PostgresOrganizerStore/endSessions
update organizers
set
  session_epoch = session_epoch + 1,
  kept_session = null
where id = :id

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

-- PostgresOutbox/prune
delete from outbox
where id in (
  select id
  from outbox o
  where at <= :before
    and relayed_at is not null
    and holders_after is null
    and not exists (
      select 1
      from deliveries d
      where d.outbox_id = o.id
        and d.status in ('PENDING', 'SENDING')
    )
  order by at
  limit :limit
  for update skip locked
)

-- PostgresOutbox/relay_1_rows
with picked as materialized (
  select id, type, event_id, organizer_id, items, fans, about
  from outbox
  where relayed_at is null
  order by id
  limit :limit
  for update skip locked
), wanted as materialized (
  select p.*, s.channel, s.target, s.priority
  from picked p
  join subscriptions s
    on s.scope in (everywhere(), p.event_id, p.organizer_id)
    and s.type in (p.type, '*')
    and not (s.channel = 'hook' and p.type in ('line.joined', 'line.close', 'event.notice', 'staff.new_device'))
), personal as (
  select w.id, w.channel, w.target, w.priority, f.fan, cast(f.n as integer) as n
  from wanted w
  cross join unnest(w.fans) with ordinality as f (fan, n)
  where w.target = 'fan'
    and w.channel in ('mail', 'push')
    and f.fan is not null
), letters as (
  select id, channel, target, 0 as first_item, cardinality(items) as end_item, channel || ':' || target as lane,
    priority
  from wanted
  where channel in ('hook', 'listener', 'stream')
  union all
  select id, channel, 'organizer:' || organizer_id, 0, cardinality(items), channel, priority
  from wanted
  where channel = 'mail'
    and target = 'organizer'
    and organizer_id is not null
  union all
  select id, channel, 'fan:' || fan, n - 1, n, channel, priority
  from personal
  where channel = 'mail'
  union all
  select p.id, p.channel, cast(d.id as text), n - 1, n, p.channel, p.priority
  from personal p
  join devices d on d.customer_id = p.fan
  where p.channel = 'push'
), made as (
  insert into deliveries (
    outbox_id, channel, target, first_item, next_item, end_item, lane, priority, status, tries, due_at
  )
  select id, channel, target, first_item, first_item, end_item, lane, priority, 'PENDING', 0, :now
  from letters
  on conflict do nothing
  returning lane
), relayed as (
  update outbox o
  set
    relayed_at = :now,
    holders_after_at = case when h.told then cast('-infinity' as timestamptz) end,
    holders_after = case when h.told then everywhere() end
  from picked p
  cross join lateral (
    select
      p.about ->> 'holders' = 'true'
      and exists (
        select 1
        from wanted w
        where w.id = p.id
          and w.channel = 'mail'
          and w.target = 'holder'
      ) as told
  ) h
  where o.id = p.id
)
select distinct lane
from made

-- PostgresOutbox/relay_2_holders
with picked as materialized (
  select id, event_id, at, holders_after_at, holders_after
  from outbox
  where holders_after is not null
  order by id
  limit 1
  for update skip locked
), step as materialized (
  select p.id as row, p.at, c.*
  from picked p
  cross join lateral (
    select id, created_at, customer_id, status, refunded_at
    from claims
    where event_id = p.event_id
      and (created_at, id) > (p.holders_after_at, p.holders_after)
    order by created_at, id
    limit :limit
  ) c
), made as (
  insert into deliveries (
    outbox_id, channel, target, first_item, next_item, end_item, lane, priority, status, tries, due_at
  )
  select distinct row, 'mail', 'fan:' || customer_id, 0, 0, 1, 'mail', 2, 'PENDING', 0, cast(:now as timestamptz)
  from step
  where status = 'CONFIRMED'
    or status = 'REFUNDED' and refunded_at >= at
  on conflict do nothing
  returning lane
), gone as (
  update outbox o
  set holders_after_at = last.created_at, holders_after = last.id
  from picked p
  left join lateral (
    select created_at, id
    from step
    where (select count(*) from step) = :limit
    order by created_at desc, id desc
    limit 1
  ) last on true
  where o.id = p.id
)
select distinct lane
from made

-- PostgresPaymentStore/applyRefundNews_3_markOutside
update refunds
set outside = true, accepted = true, gateway_id = :gatewayId, amount_minor = :amount
where id = :id

-- PostgresPaymentStore/begin
insert into payments (
  id, claim_id, attempt, reference, status, amount_minor, currency, method, created_at, updated_at
)
select :id, id, :attempt, :reference, 'INITIALIZING', amount_minor, currency, :method, :now, :now
from claims
where id = :claim
returning *

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

-- PostgresPaymentStore/refundSucceeded_1_succeed
with refunded as (
  update refunds
  set status = 'SUCCEEDED', failure_reason = null, updated_at = :now
  where id = :id
    and status <> 'SUCCEEDED'
  returning payment_id, capture, units, amount_minor, currency
), paid_back as (
  update payments p
  set status = 'REFUNDED', updated_at = :now
  from refunded
  where p.id = refunded.payment_id
    and refunded.capture is null
    and cardinality(refunded.units) = 0
    and p.status = 'SUCCEEDED'
)
select c.id as claim_id, r.units, r.amount_minor, r.currency
from refunded r
join payments p on p.id = r.payment_id
left join claims c on c.id = p.claim_id and c.confirmed_by = p.id and r.capture is null

-- PostgresPaymentStore/requestRefund_1_usedTickets
select unit_id, checked_in_at is not null as used
from tickets
where claim_id = :claim
  and voided_at is null
order by id
for update

-- PostgresPaymentStore/requestRefund_3_request
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

-- PostgresPaymentStore/requestRefund_4_endSale
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

-- PostgresPaymentStore/requestRefunds
select id
from claims
where event_id = :event
  and status = 'CONFIRMED'
  and refund_asked_at is null
order by id
limit :limit
for update skip locked

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

-- PostgresPaymentStore/succeed_2_succeed
update payments
set
  status = 'SUCCEEDED',
  external_id = coalesce(:externalId, external_id),
  failure_reason = null,
  updated_at = :now
where id = :id
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED', 'FAILED')
returning *

-- PostgresPaymentStore/succeed_3_confirm
update claims
set status = 'CONFIRMED', confirmed_at = :now, confirmed_by = :payment
where id = :claim
  and status = 'CLAIMED'

-- PostgresPaymentStore/succeed_4_refund
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

-- PostgresPaymentStore/succeed_late_confirm
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

-- PostgresPaymentStore/succeed_late_spare
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

-- PostgresPaymentStore/succeed_surplus_identify
update payments
set external_id = :externalId
where id = :id
  and external_id is null

-- PostgresPaymentStore/takeDueRefunds
with due as (
  select id, due_at as was_due_at
  from refunds
  where status = 'PENDING'
    and due_at <= :now
  order by due_at, id
  limit :limit
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
  limit :limit
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

-- PostgresPaymentStore/unresolved
update payments
set status = 'UNRESOLVED', updated_at = :now
where id = :id
  and status = 'INITIALIZING'

-- PostgresPictureStore/erasable
update pictures
set erase_at = cast(:now as timestamptz) + interval '1 minute'
where id = any(
  array(
    select id
    from pictures
    where erase_at <= :now
    order by erase_at
    limit :most
    for update skip locked
  )
)
returning id, kind, owner

-- PostgresPictureStore/erased
with forgotten as (
  delete from pictures
  where id = :id
    and erase_at is not null
    and granted_until <= cast(:now as timestamptz) - interval '5 minutes'
)
update pictures
set erase_at = granted_until + interval '5 minutes'
where id = :id
  and erase_at is not null
  and granted_until > cast(:now as timestamptz) - interval '5 minutes'

-- PostgresPictureStore/grant
with fan as (
  select id
  from customers
  where :kind = 'fan'
    and id = :owner
    and deleted_at is null
    and disabled_at is null
  for share
), event as (
  select id
  from events
  where :kind = 'event'
    and id = :owner
  for key share
)
insert into pictures as p (id, kind, owner, granted_until, updated_at)
select :idIfNew, :kind, owner.id, :until, :now
from (
  select id from fan
  union all
  select id from event
) owner
on conflict (kind, owner) where erase_at is null do update
set
  id = case when p.content is null then p.id else excluded.id end,
  content_type = null,
  content = null,
  granted_until = greatest(p.granted_until, excluded.granted_until),
  updated_at = excluded.updated_at
returning id

-- PostgresPictureStore/put_1_retire
update pictures
set erase_at = :now
where kind = :kind
  and owner = :owner
  and erase_at is null
  and content is null

-- PostgresPictureStore/put_2_put
with fan as (
  select id
  from customers
  where :kind = 'fan'
    and id = :owner
    and deleted_at is null
    and disabled_at is null
  for share
), event as (
  select id
  from events
  where :kind in ('event', 'logo')
    and id = :owner
  for key share
)
insert into pictures (id, kind, owner, content_type, content, updated_at)
select :id, :kind, owner.id, :contentType, :content, :now
from (
  select id from fan
  union all
  select id from event
) owner
on conflict (kind, owner) where erase_at is null do update
set
  id = excluded.id,
  content_type = excluded.content_type,
  content = excluded.content,
  granted_until = null,
  updated_at = excluded.updated_at

-- PostgresPictureStore/remove
with deleted as (
  delete from pictures
  where kind = :kind
    and owner = :owner
    and erase_at is null
    and content is not null
  returning id
), retired as (
  update pictures
  set erase_at = :now
  where kind = :kind
    and owner = :owner
    and erase_at is null
    and content is null
  returning id
)
select (select count(*) from deleted) + (select count(*) from retired) as removed

-- PostgresPublicLogStore/extend_1_log
update public_logs
set size = :newSize, rev = :newRev, line_hash = :newHash
where event_id = :event
  and epoch = :epoch
  and size = :size
  and rev = :rev
  and line_hash = :hash
  and history = database_history()

-- PostgresPublicLogStore/extend_2_leaves
insert into log_leaves (event_id, epoch, index, rev, first_number, leaf)
select :event, :epoch, :size + a.ord - 1, a.rev, nullif(a.first_number, 0), a.leaf
from unnest(cast(:leaves as bytea[]), cast(:revs as bigint[]), cast(:firstNumbers as bigint[]))
  with ordinality as a (leaf, rev, first_number, ord)

-- PostgresPublicLogStore/extend_3_tiles
insert into log_tiles (event_id, epoch, level, index, hashes)
select :event, :epoch, a.level, a.index, a.hashes
from unnest(cast(:levels as integer[]), cast(:indexes as bigint[]), cast(:hashes as bytea[]))
  as a (level, index, hashes)
on conflict (event_id, epoch, level, index) do update
set hashes = excluded.hashes
where length(excluded.hashes) > length(log_tiles.hashes)

-- PostgresPublicLogStore/extend_4_checkpoint
insert into log_checkpoints (event_id, epoch, size, root, note, at)
values (:event, :epoch, :size, :root, :note, :at)

-- PostgresPublicLogStore/open
with log as (
  insert into public_logs (event_id, origin, history, line_hash)
  values (:event, :origin, database_history(), :hash)
  on conflict do nothing
  returning event_id, epoch, origin
)
insert into log_origins (event_id, epoch, origin)
select event_id, epoch, origin
from log

-- PostgresPublicLogStore/prune
delete from log_checkpoints c
using (
  select o.ctid
  from log_checkpoints o
  where o.at < :before
    and exists (
      select
      from log_checkpoints n
      where n.event_id = o.event_id and n.epoch = o.epoch and n.size > o.size
    )
  order by o.at
  limit :limit
) old
where c.ctid = old.ctid

-- PostgresPublicLogStore/recover_1_lock
select event_id
from public_logs
where event_id = :event
  and epoch = :epoch
  and history <> database_history()
for update

-- PostgresPublicLogStore/recover_2_begin
with log as (
  update public_logs
  set
    epoch = :epoch,
    origin = :origin,
    history = database_history(),
    size = 0,
    rev = 0,
    line_hash = :hash,
    recovered_rev = :rev
  where event_id = :event
  returning event_id, epoch, origin
)
insert into log_origins (event_id, epoch, origin)
select event_id, epoch, origin
from log

-- PostgresPublicLogStore/sign
update log_checkpoints c
set note = :note
from public_logs p
where c.event_id = :event
  and c.epoch = :epoch
  and c.size = :size
  and p.event_id = c.event_id
  and p.epoch = c.epoch
  and p.size = c.size

-- PostgresSampleStore/prune_1_thin
with part as (
  select begun.at, least(date_trunc('hour', begun.at) + interval '1 day', :thin) as until
  from (
    select min(at) as at
    from line_samples
    where at >= (select thinned_until from sampling)
      and at < :thin
  ) begun
  where begun.at is not null
), noted as (
  update sampling
  set thinned_until = part.until
  from part
  where thinned_until < part.until
  returning thinned_until
), thinned as (
  delete from line_samples s
  using part
  where s.at >= part.at
    and s.at < part.until
    and exists (select from noted)
    and exists (
      select
      from line_samples n
      where n.event_id = s.event_id
        and n.at > s.at
        and n.at < date_trunc('minute', s.at) + interval '1 minute'
    )
  returning 1
)
select count(*) as thinned
from thinned

-- PostgresSampleStore/prune_2_drop
delete from line_samples
where ctid = any(
  array(
    select ctid
    from line_samples
    where at < :before
    limit :limit
    for update skip locked
  )
)

-- PostgresSampleStore/take_2_write
with e as (
  select a.event_id, a.joined, a.waiting
  from unnest(cast(:events as uuid[]), cast(:joined as bigint[]), cast(:waiting as bigint[]))
    as a (event_id, joined, waiting)
  where (select last_at from sampling) <= :due
    and (
      a.joined is not null
      or not exists (select from lines where event_id = a.event_id and rev > 0)
    )
), figure as (
  select
    e.event_id,
    coalesce(e.waiting, 0) as waiting,
    (
      select count(*)
      from admissions m
      where m.event_id = e.event_id
        and admission_is_good(m, (select sale_time(e.event_id, :now)))
    ) as admitted,
    coalesce(e.joined, 0) as joined_total,
    w.admitted_total,
    greatest(
      coalesce(l.left_total, 0), coalesce(e.joined, 0) - w.admitted_total - coalesce(e.waiting, 0)
    ) as left_total,
    (
      select count(*)
      from admissions m
      where m.event_id = e.event_id
        and m.ended_at is not null
        and m.claim_id is null
        and m.ended_how <> 'USED'
    ) as expired_total,
    s.free,
    h.held,
    s.total - s.free - h.held as sold,
    k.confirmed_total,
    k.captured_minor,
    k.refunded_minor,
    w.wait_p50,
    w.wait_p90,
    l.at as last_at,
    l.figures as last_figures
  from e
  cross join lateral (
    select
      coalesce(max(rank), 0) as admitted_total,
      min(seconds) filter (where rank * 100 >= waits * 50) as wait_p50,
      min(seconds) filter (where rank * 100 >= waits * 90) as wait_p90
    from (
      select
        cast(tenths / 10.0 as double precision) as seconds,
        cast(sum(admissions) over (order by tenths) as bigint) as rank,
        sum(admissions) over () as waits
      from event_waits
      where event_id = e.event_id
    ) ranked
  ) w
  cross join lateral (
    select
      cast(coalesce(sum(bit_count(stock)), 0) as bigint) as total,
      cast(coalesce(sum(free_count), 0) as bigint) as free
    from unit_blocks
    where event_id = e.event_id
  ) s
  cross join lateral (
    select count(*) as held
    from claims c
    join claim_units u on u.claim_id = c.id and u.live
    where c.event_id = e.event_id
      and c.status = 'CLAIMED'
  ) h
  cross join lateral (
    select
      cast(coalesce(sum(confirmed + refunded), 0) as bigint) as confirmed_total,
      cast(coalesce(sum(captured_minor), 0) as bigint) as captured_minor,
      cast(coalesce(sum(paid_back_minor), 0) as bigint) as refunded_minor
    from (
      select confirmed, refunded, captured_minor, paid_back_minor
      from event_sums
      where event_id = e.event_id
      union all
      select confirmed, refunded, captured_minor, paid_back_minor
      from event_sum_changes
      where event_id = e.event_id
    ) sums
  ) k
  left join lateral (
    select
      at,
      left_total,
      (
        waiting, admitted, joined_total, admitted_total, left_total, expired_total, free, held, sold,
        confirmed_total, captured_minor, refunded_minor, wait_p50, wait_p90
      ) as figures
    from line_samples
    where event_id = e.event_id
    order by at desc
    limit 1
  ) l on true
), changed as (
  select *
  from figure
  where last_at is null
    or last_at < :now
      and (
        waiting, admitted, joined_total, admitted_total, left_total, expired_total, free, held, sold,
        confirmed_total, captured_minor, refunded_minor, wait_p50, wait_p90
      ) is distinct from last_figures
), turn as (
  update sampling
  set last_at = :now
  where last_at <= :due
    and exists (select from changed)
  returning last_at
), taken as (
  insert into line_samples (
    event_id, at, waiting, admitted, joined_total, admitted_total, left_total, expired_total, free, held,
    sold, confirmed_total, captured_minor, refunded_minor, wait_p50, wait_p90
  )
  select
    event_id, :now, waiting, admitted, joined_total, admitted_total, left_total, expired_total, free, held,
    sold, confirmed_total, captured_minor, refunded_minor, wait_p50, wait_p90
  from changed
  where exists (select from turn)
  returning 1
)
select count(*) as taken
from taken

-- PostgresSeatStore/add_1_lockTiers
select id, capacity
from tiers
where event_id = :event
order by id
for no key update

-- PostgresSeatStore/add_4_insert
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
  a.blocked,
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
  cast(:blocked as boolean[]),
  cast(:rowKeys as text[]),
  cast(:seatKeys as text[]),
  cast(:rowOrders as text[]),
  cast(:seatOrders as text[]),
  cast(:ordinals as integer[])
) as a (
  unit_no, unit_id, section, seat_row, number, price_minor, blocked, row_key, seat_key, row_order,
  seat_order, ordinal
)
where t.event_id = :event
  and t.id = :tier

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

-- PostgresSeatStore/remove
delete from seats
where unit_id = :unit

-- PostgresSecondFactorStore/confirm
update second_factors
set confirmed_at = :now, last_step = :step
where organizer_id = :organizer and sealed = :sealed and confirmed_at is null

-- PostgresSecondFactorStore/offer
insert into second_factors (organizer_id, sealed, recovery, offered_at)
select id, :sealed, :recovery, :now
from organizers
where id = :organizer
on conflict (organizer_id) do update
set sealed = excluded.sealed, recovery = excluded.recovery, offered_at = excluded.offered_at
where second_factors.confirmed_at is null

-- PostgresSecondFactorStore/remove
delete from second_factors
where organizer_id = :organizer

-- PostgresSecondFactorStore/useRecovery
update second_factors
set recovery = array_remove(recovery, cast(:digest as text))
where organizer_id = :organizer and recovery @> array[cast(:digest as text)] and confirmed_at is not null

-- PostgresSecondFactorStore/useStep
update second_factors
set last_step = :step
where organizer_id = :organizer and last_step < :step and confirmed_at is not null

-- PostgresServerSecrets/firstOf_1_add
insert into server_secrets (name, secret)
values (:name, :mine)
on conflict do nothing

-- PostgresServerSecrets/replace
update server_secrets
set secret = :after
where name = :name
  and secret = :before

-- PostgresSessionStore/end
insert into ended_sessions (session, ended_at, expires_at)
values (:session, :now, :expiresAt)
on conflict (session) do nothing

-- PostgresSessionStore/prune
delete from ended_sessions
where session = any(
  array(
    select session
    from ended_sessions
    where expires_at < :now
    order by expires_at
    limit :limit
    for update skip locked
  )
)

-- PostgresSignInStore/prune
delete from sign_ins
where session = any(
  array(
    select session
    from sign_ins
    where expires_at <= :now
    order by expires_at
    limit :most
    for update skip locked
  )
)

-- PostgresSignInStore/record
with fan as (
  select id
  from customers
  where id = :customer
    and deleted_at is null
  for share
)
insert into sign_ins (session, customer_id, epoch, country, agent, at, expires_at)
select :session, fan.id, :epoch, cast(:country as text), cast(:agent as text), :at, :expiresAt
from fan
on conflict (session) do nothing

-- PostgresSigningKeyStore/add
insert into all_signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
values (:kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt)

-- PostgresSigningKeyStore/addFirst
insert into all_signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
select :kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt
where not exists (
  select 1 from all_signing_keys where use = :use and revoked_at is null
)

-- PostgresSigningKeyStore/encrypt
update all_signing_keys
set private_jwk = :privateJwk, encrypted = true
where kid = :kid
  and not encrypted

-- PostgresSigningKeyStore/revoke_1_revoke
update all_signing_keys
set revoked_at = :now
where kid = :revoked
  and use = :use
  and revoked_at is null

-- PostgresSigningKeyStore/revoke_2_addYounger
insert into all_signing_keys (kid, use, public_jwk, private_jwk, encrypted, created_at)
select :kid, :use, :publicJwk, :privateJwk, :encrypted, :createdAt
where not exists (
  select 1
  from all_signing_keys younger
  join all_signing_keys r on r.kid = :revoked
  where younger.use = r.use
    and younger.revoked_at is null
    and younger.created_at > r.created_at
)

-- PostgresStaffDeviceStore/record
with account as (
  select id
  from organizers
  where id = :organizer
  for no key update
)
insert into staff_devices (organizer_id, mark, agent, country, first_seen_at, last_seen_at)
select id, :mark, cast(:agent as text), cast(:country as text), :now, :now
from account
on conflict (organizer_id, mark) do update
set
  agent = excluded.agent,
  country = excluded.country,
  last_seen_at = greatest(staff_devices.last_seen_at, excluded.last_seen_at)

-- PostgresStaffStore/put
insert into event_staff (event_id, organizer_id, role, added_by, added_at)
select e.id, o.id, :role, :addedBy, :addedAt
from events e
join organizers o on o.id = :organizer
where e.id = :event
for key share of e
on conflict (event_id, organizer_id) do update
set role = excluded.role, added_by = excluded.added_by, added_at = excluded.added_at

-- PostgresStaffStore/remove
delete from event_staff
where event_id = :event and organizer_id = :organizer

-- PostgresStatsStore/addUp
with taken as (
  delete from event_sum_changes
  where ctid = any(
    array(
      select ctid
      from event_sum_changes
      limit :limit
      for update skip locked
    )
  )
  returning *
), added as (
  insert into event_sums as s
  select
    event_id,
    sum(claimed),
    sum(confirmed),
    sum(released),
    sum(refunded),
    sum(refunds_pending),
    sum(refunds_succeeded),
    sum(refunds_failed),
    sum(captured_minor),
    sum(paid_back_minor)
  from taken
  group by event_id
  order by event_id
  on conflict (event_id) do update
  set
    claimed = s.claimed + excluded.claimed,
    confirmed = s.confirmed + excluded.confirmed,
    released = s.released + excluded.released,
    refunded = s.refunded + excluded.refunded,
    refunds_pending = s.refunds_pending + excluded.refunds_pending,
    refunds_succeeded = s.refunds_succeeded + excluded.refunds_succeeded,
    refunds_failed = s.refunds_failed + excluded.refunds_failed,
    captured_minor = s.captured_minor + excluded.captured_minor,
    paid_back_minor = s.paid_back_minor + excluded.paid_back_minor
)
select count(*) as changes
from taken

-- PostgresSubscriptions/dropUnserved_1_lanes
delete from lanes
where seen_at < :before
returning lane

-- PostgresSubscriptions/dropUnserved_2_wishes
delete from subscriptions
where scope = everywhere()
  and channel = :channel
  and (cast(:name as text) = '' or target = :name)

-- PostgresSubscriptions/dropUnserved_3_deliveries
update deliveries
set status = 'SKIPPED', token = null, last_error = 'nobody serves this lane', done_at = :now
where lane = :lane
  and status in ('PENDING', 'SENDING')

-- PostgresSubscriptions/serve_1_lane
insert into lanes (lane, seen_at)
values (:lane, :now)
on conflict (lane) do update
set seen_at = greatest(lanes.seen_at, excluded.seen_at)

-- PostgresSubscriptions/serve_2_wishes
with wished as materialized (
  select *
  from unnest(cast(:types as text[]), cast(:targets as text[]), cast(:priorities as integer[]))
    as w (type, target, priority)
), gone as (
  delete from subscriptions s
  where s.scope = everywhere()
    and s.channel = :channel
    and (cast(:name as text) = '' or s.target = :name)
    and not exists (
      select 1
      from wished w
      where w.type = s.type
        and w.target = s.target
    )
)
insert into subscriptions (scope, type, channel, target, priority)
select everywhere(), type, :channel, target, priority
from wished
on conflict do nothing

-- PostgresTicketStore/checkIn_1_checkIn
with used as (
  update tickets t
  set checked_in_at = :at
  where t.id = :id
    and t.event_id = :event
    and t.checked_in_at is null
    and t.voided_at is null
    and not exists (
      select
      from checkins c
      where cast(:offline as boolean)
        and c.offline
        and c.ticket_id = t.id
        and c.at = :at
        and coalesce(c.device, '') = coalesce(cast(:device as text), '')
    )
  returning *
), noted as (
  insert into checkins (event_id, ticket_id, result, at, heard_at, actor, device, offline)
  select event_id, id, 'ENTERED', :at, :now, :by, cast(:device as text), :offline
  from used
)
select *
from used

-- PostgresTicketStore/checkIn_3_conflict
insert into checkins (event_id, ticket_id, result, at, heard_at, actor, device, offline)
values (:event, :id, :result, :at, :now, :by, cast(:device as text), true)
on conflict do nothing

-- PostgresTicketStore/undoCheckIn_1_undo
with good as (
  update tickets
  set checked_in_at = null
  where id = :id
    and event_id = :event
    and checked_in_at is not null
    and voided_at is null
    and (
      cast(:since as timestamptz) is null
      or exists (
        select
        from checkins
        where ticket_id = :id
          and result = 'ENTERED'
          and undone_at is null
          and heard_at >= cast(:since as timestamptz)
      )
    )
  returning id, label
)
update checkins c
set undone_at = :at, undone_by = :by, undone_reason = :reason
from good g
where c.ticket_id = g.id
  and c.result = 'ENTERED'
  and c.undone_at is null
returning c.*, g.label

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

-- PostgresWebhookInbox/prune
delete from webhook_inbox
where id = any(
  array(
    select id
    from webhook_inbox
    where processed_at <= :before
      and outcome not in ('GIVEN_UP', 'UNCLEAR_REFUND', 'DISPUTED')
    order by processed_at
    limit :limit
    for update skip locked
  )
)

-- PostgresWebhookInbox/retry
update webhook_inbox
set tries = 0, due_at = :now, processed_at = null, outcome = null
where id = :id
  and outcome = 'GIVEN_UP'

-- PostgresWebhookInbox/store
insert into webhook_inbox (gateway, body, received_at, due_at)
values (:gateway, :body, :now, :leasedUntil)
on conflict (sha256) do nothing
returning id

-- PostgresWebhookInbox/take
with due as (
  select id
  from webhook_inbox
  where processed_at is null
    and due_at <= :now
  order by id
  limit :limit
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

-- Sale/lock
select pg_advisory_xact_lock_shared(:key);
select *, clock_timestamp() as server_time
from sales
where id = :event

-- Sale/lockAlone
select pg_advisory_xact_lock(:key);
select *, clock_timestamp() as server_time
from sales
where id = :event

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

-- UpgradeGate/open
select pg_advisory_unlock(:family, 0) as opened
