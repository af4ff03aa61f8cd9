-- Whoever changes a fact tells of it in the same transaction: triggers write rows of the outbox, so that no
-- statement can forget it. From there it is handed to channels: mail, push, hooks, listeners, a stream. What
-- nobody subscribed to is not written.

-- Where nothing narrower is meant, the scope is everything.
create function everywhere() returns uuid
language sql immutable parallel safe
return cast('00000000-0000-0000-0000-000000000000' as uuid);

-- What is told to whom: of everything, of an organizer's events, or of one event.
create table subscriptions (
  scope uuid not null,
  type text not null,
  channel text not null
    constraint subscriptions_channel check (channel in ('mail', 'push', 'hook', 'listener', 'stream')),
  -- Mail and push: fan, organizer or holder. Hooks: the endpoint. Listeners and streams: the name.
  target text not null,
  priority smallint not null,
  constraint subscriptions_once primary key (scope, type, channel, target)
);

create index subscriptions_of_target on subscriptions (channel, target);

-- Lanes that nodes serve; one that none has served for a day gets nothing more. Hooks are served by all.
create table lanes (
  lane text primary key,
  seen_at timestamptz not null
) with (fillfactor = 50);

-- One row per fact, or of facts that came about together; items are of the same type and of one event.
create table outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  type text not null,
  event_id uuid,
  organizer_id uuid,
  -- What each item is about: a claim, an entry, a refund, a payment, a ticket, an event, an account.
  items uuid[] not null constraint outbox_items check (cardinality(items) between 1 and 500),
  -- The fan of each; null where there is none.
  fans uuid[] not null,
  -- What may be another when it is sent, as a flat object of texts.
  about jsonb not null constraint outbox_about check (octet_length(about::text) <= 20480),
  relayed_at timestamptz,
  -- Holders of claims up to this one have their deliveries; null when all have, or none are to have any.
  holders_after_at timestamptz,
  holders_after uuid,
  constraint outbox_fans check (cardinality(fans) = cardinality(items))
);

create index outbox_unrelayed on outbox (id) where relayed_at is null;
create index outbox_holders on outbox (id) where holders_after is not null;
create index outbox_over on outbox (at);

-- Rows of the outbox as they are read; beside a delivery's own columns.
create view outbox_records as
select
  id as outbox_id,
  at as told_at,
  type,
  event_id,
  organizer_id,
  items,
  fans,
  array(select key from jsonb_each_text(about) order by key) as about_names,
  array(select value from jsonb_each_text(about) order by key) as about_values
from outbox;

-- Items of a row on their way to one target, in their order.
create table deliveries (
  outbox_id bigint not null references outbox (id) on delete cascade,
  channel text not null
    constraint deliveries_channel check (channel in ('mail', 'push', 'hook', 'listener', 'stream')),
  target text not null,
  first_item integer not null,
  -- Those before are through.
  next_item integer not null,
  end_item integer not null,
  lane text not null,
  priority smallint not null,
  status text not null
    constraint deliveries_status check (status in ('PENDING', 'SENDING', 'DONE', 'DEAD', 'SKIPPED')),
  tries integer not null constraint deliveries_tries check (tries >= 0),
  -- Of one that is being sent: when it may be taken from whoever sends it.
  due_at timestamptz not null,
  token uuid,
  last_error text,
  response_code integer,
  answer text constraint deliveries_answer check (octet_length(answer) <= 2048),
  done_at timestamptz,
  constraint deliveries_once primary key (outbox_id, channel, target, first_item, end_item),
  constraint deliveries_items check (first_item <= next_item and next_item <= end_item),
  constraint deliveries_sending check ((status = 'SENDING') = (token is not null)),
  constraint deliveries_done check ((status in ('DONE', 'DEAD', 'SKIPPED')) = (done_at is not null))
) with (fillfactor = 80);

create index deliveries_due on deliveries (lane, priority, due_at) where status in ('PENDING', 'SENDING');
create index deliveries_dead on deliveries (done_at, outbox_id) where status = 'DEAD';
create index deliveries_of_hook on deliveries (target, outbox_id desc) where channel = 'hook';

-- Devices of fans; they go with the account.
create table devices (
  id uuid primary key,
  customer_id uuid not null,
  platform text not null constraint devices_platform check (platform in ('android', 'ios', 'web')),
  token text not null constraint devices_token check (octet_length(token) <= 2048),
  -- Of what tells one device from another: of a browser, its endpoint.
  address_hash bytea not null,
  registered_at timestamptz not null,
  constraint devices_once unique (address_hash)
);

create index devices_of_customer on devices (customer_id, registered_at);

create function forget_devices() returns trigger
language plpgsql as $$
begin
  delete from devices where customer_id = new.id;
  return null;
end
$$;

create trigger customers_devices_forgotten
  after update on customers
  for each row
  when (old.deleted_at is null and new.deleted_at is not null)
  execute function forget_devices();

-- Where organizers hear of their events: of one, or of all.
create table webhook_endpoints (
  id uuid primary key,
  organizer_id uuid not null references organizers (id),
  event_id uuid references events (id) on delete cascade,
  url text not null constraint webhook_endpoints_url check (length(url) <= 2000),
  description text,
  -- One that is * stands for all.
  types text[] not null constraint webhook_endpoints_types check (cardinality(types) > 0),
  personal_data boolean not null,
  disabled_because text,
  disabled_at timestamptz,
  created_at timestamptz not null,
  last_success_at timestamptz,
  -- The first failure since the last success.
  failing_since timestamptz,
  constraint webhook_endpoints_disabled check ((disabled_because is null) = (disabled_at is null))
) with (fillfactor = 80);

create index webhook_endpoints_of_organizer on webhook_endpoints (organizer_id, created_at);
create index webhook_endpoints_of_event on webhook_endpoints (event_id) where event_id is not null;
create index webhook_endpoints_failing on webhook_endpoints (failing_since)
where failing_since is not null and disabled_at is null;

-- While an endpoint changes its secret there are several. Encrypted.
create table webhook_secrets (
  id uuid primary key,
  endpoint_id uuid not null references webhook_endpoints (id) on delete cascade,
  sealed text not null,
  created_at timestamptz not null,
  ends_at timestamptz
);

create index webhook_secrets_of_endpoint on webhook_secrets (endpoint_id, created_at);

-- What was last told of a sale: that nothing is left, or that there is something again.
create table stock_told (
  event_id uuid primary key,
  sold_out boolean not null,
  changes bigint not null,
  at timestamptz not null
) with (fillfactor = 50);

-- Up to which place fans of a line were told that their turn is near.
create table close_told (
  event_id uuid primary key,
  place bigint not null
) with (fillfactor = 50);

-- A mail server said that there is no such mailbox; and a fan who wants no mail but about purchases and places.
alter table customers
  add column undeliverable_at timestamptz,
  add column opted_out_at timestamptz;

alter table outbox set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
alter table deliveries set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);

-- Writes items of one fact down, if anybody wants to hear of them.
create function tell(
  told_type text,
  told_at timestamptz,
  told_event uuid,
  told_organizer uuid,
  told_items uuid[],
  told_fans uuid[],
  told_about jsonb
) returns void
language plpgsql as $$
declare
  owner uuid := coalesce(told_organizer, (select organizer_id from events where id = told_event));
  item integer := 1;
begin
  if not exists (
    select 1
    from subscriptions
    where scope in (everywhere(), told_event, owner)
      and type in (told_type, '*')
  ) then
    return;
  end if;
  while item <= cardinality(told_items) loop
    insert into outbox (at, type, event_id, organizer_id, items, fans, about)
    values (
      told_at, told_type, told_event, owner, told_items[item:item + 499], told_fans[item:item + 499],
      jsonb_strip_nulls(told_about)
    );
    item := item + 500;
  end loop;
end
$$;

create function tell_new_claims() returns trigger
language plpgsql as $$
begin
  perform tell(
    case status when 'CLAIMED' then 'claim.held' else 'claim.confirmed' end,
    max(created_at), event_id, null, array_agg(id), array_agg(customer_id), '{}')
  from inserted
  where status in ('CLAIMED', 'CONFIRMED')
  group by event_id, status;
  return null;
end
$$;

create trigger claims_told
  after insert on claims
  referencing new table as inserted
  for each statement
  execute function tell_new_claims();

-- What costs nothing and is given back has no refund: told all the same.
create function tell_changed_claims() returns trigger
language plpgsql as $$
begin
  perform tell(
    type, max(at), event_id, null, array_agg(id), array_agg(customer_id),
    jsonb_build_object(
      'reason', reason, 'late', late, 'claim_id', free_claim, 'currency', currency,
      'amount_minor', case when free_claim is not null then 0 end))
  from (
    select
      case u.status
        when 'CONFIRMED' then 'claim.confirmed'
        when 'RELEASED' then 'claim.released'
        else 'refund.succeeded'
      end as type,
      case u.status
        when 'CONFIRMED' then u.confirmed_at
        when 'RELEASED' then u.released_at
        else u.refunded_at
      end as at,
      u.event_id,
      u.id,
      u.customer_id,
      u.release_reason as reason,
      case when u.status = 'CONFIRMED' and r.status = 'RELEASED' then 'true' end as late,
      case when u.status = 'REFUNDED' then u.id end as free_claim,
      case when u.status = 'REFUNDED' then u.currency end as currency
    from updated u
    join replaced r on r.id = u.id
    where u.status <> r.status
      and (u.status in ('CONFIRMED', 'RELEASED') or u.status = 'REFUNDED' and u.confirmed_by is null)
  ) changed
  group by type, event_id, reason, late, free_claim, currency;
  return null;
end
$$;

create trigger claims_told_again
  after update on claims
  referencing old table as replaced new table as updated
  for each statement
  execute function tell_changed_claims();

create function tell_admissions() returns trigger
language plpgsql as $$
begin
  perform tell(
    'line.admitted', admitted_at, event_id, null, array_agg(entry_id order by number),
    array_agg(customer_id order by number),
    jsonb_build_object('admitted_until', wall_time(event_id, admitted_until)))
  from inserted
  group by event_id, admitted_at, admitted_until;
  return null;
end
$$;

create trigger admissions_told
  after insert on admissions
  referencing new table as inserted
  for each statement
  execute function tell_admissions();

create function tell_payment() returns trigger
language plpgsql as $$
begin
  perform tell(
    'payment.failed', new.updated_at, c.event_id, null, array[new.id], array[c.customer_id],
    jsonb_build_object(
      'claim_id', c.id, 'amount_minor', new.amount_minor, 'currency', new.currency,
      'reason', new.failure_reason))
  from claims c
  where c.id = new.claim_id;
  return null;
end
$$;

-- An attempt that does not count failed for nobody.
create trigger payments_told
  after update on payments
  for each row
  when (new.status = 'FAILED' and old.status <> 'FAILED' and new.uses_attempt)
  execute function tell_payment();

create function tell_refund() returns trigger
language plpgsql as $$
declare
  sold_nothing boolean := new.units = '{}' and new.capture is null;
begin
  perform tell(
    type, new.updated_at, c.event_id, null, array[new.id], array[c.customer_id],
    jsonb_build_object(
      'payment_id', p.id, 'claim_id', c.id, 'amount_minor', new.amount_minor, 'currency', new.currency,
      'reason', coalesce(new.failure_reason, new.reason), 'units', array_to_string(new.units, ' '),
      'late', case when sold_nothing then 'true' end,
      'n', case when type = 'refund.failed' then new.updated_at end))
  from payments p
  join claims c on c.id = p.claim_id
  cross join lateral (
    select 'refund.requested' as type
    where tg_op = 'INSERT'
    union all
    select 'payment.late'
    where tg_op = 'INSERT' and sold_nothing
    union all
    select case new.status when 'SUCCEEDED' then 'refund.succeeded' else 'refund.failed' end
    where tg_op = 'UPDATE'
  ) told
  where p.id = new.payment_id;
  return null;
end
$$;

create trigger refunds_told
  after insert on refunds
  for each row
  execute function tell_refund();

create trigger refunds_told_again
  after update on refunds
  for each row
  when (new.status <> old.status and new.status in ('SUCCEEDED', 'FAILED'))
  execute function tell_refund();

create function tell_check_in() returns trigger
language plpgsql as $$
begin
  perform tell(
    'ticket.checked_in', new.checked_in_at, new.event_id, null, array[new.id], array[new.customer_id],
    jsonb_build_object(
      'claim_id', new.claim_id, 'unit_id', new.unit_id, 'label', new.label, 'n', new.checked_in_at));
  return null;
end
$$;

create trigger tickets_told
  after update on tickets
  for each row
  when (old.checked_in_at is null and new.checked_in_at is not null)
  execute function tell_check_in();

-- Once per account: an address is never unproven again.
create function tell_account() returns trigger
language plpgsql as $$
begin
  perform tell('account.created', new.updated_at, null, null, array[new.id], array[new.id], '{}');
  return null;
end
$$;

create trigger customers_told
  after insert on customers
  for each row
  when (new.email_verified)
  execute function tell_account();

create trigger customers_told_again
  after update on customers
  for each row
  when (new.email_verified and not old.email_verified)
  execute function tell_account();

-- Holders are told by mail of what concerns their visit: where, and when.
create function tell_event() returns trigger
language plpgsql as $$
declare
  moved boolean := (new.venue, new.time_zone, new.starts_at, new.ends_at)
    is distinct from (old.venue, old.time_zone, old.starts_at, old.ends_at);
begin
  if new.status = 'CANCELLED' and old.status <> 'CANCELLED' then
    perform tell(
      'event.cancelled', new.updated_at, new.id, new.organizer_id, array[new.id], array[null::uuid],
      jsonb_build_object('reason', new.cancel_reason, 'holders', 'true'));
  else
    perform tell(
      'event.changed', new.updated_at, new.id, new.organizer_id, array[new.id], array[null::uuid],
      jsonb_build_object(
        'n', new.version, 'status', new.status, 'name', new.name,
        'sale_start', new.sale_start, 'sale_end', new.sale_end,
        'old_venue', old.venue, 'venue', new.venue, 'old_time_zone', old.time_zone,
        'time_zone', new.time_zone, 'old_starts_at', old.starts_at, 'starts_at', new.starts_at,
        'old_ends_at', old.ends_at, 'ends_at', new.ends_at,
        'holders', case when moved then 'true' end));
  end if;
  return null;
end
$$;

create trigger events_told
  after update on events
  for each row
  when (
    old.status <> 'DRAFT' and (
      new.status, new.name, new.description, new.venue, new.time_zone, new.starts_at, new.ends_at,
      new.sale_start, new.sale_end
    ) is distinct from (
      old.status, old.name, old.description, old.venue, old.time_zone, old.starts_at, old.ends_at,
      old.sale_start, old.sale_end
    )
  )
  execute function tell_event();

-- An endpoint that is there and enabled is subscribed to its types, and no other is.
create function subscribe_endpoint() returns trigger
language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from subscriptions
    where channel = 'hook'
      and target = cast(old.id as text);
  end if;
  if tg_op <> 'DELETE' and new.disabled_at is null then
    insert into subscriptions (scope, type, channel, target, priority)
    select coalesce(new.event_id, new.organizer_id), type, 'hook', cast(new.id as text), 0
    from unnest(new.types) as t (type)
    on conflict do nothing;
  end if;
  return null;
end
$$;

create trigger webhook_endpoints_subscribed
  after insert or delete or update of types, disabled_at on webhook_endpoints
  for each row
  execute function subscribe_endpoint();

create function tell_endpoint() returns trigger
language plpgsql as $$
begin
  perform tell(
    'endpoint.disabled', new.disabled_at, new.event_id, new.organizer_id, array[new.id],
    array[cast(null as uuid)],
    jsonb_build_object('reason', new.disabled_because, 'n', new.disabled_at));
  return null;
end
$$;

-- Triggers fire in the order of their names: it does not hear of this itself.
create trigger webhook_endpoints_told
  after update of disabled_at on webhook_endpoints
  for each row
  when (old.disabled_at is null and new.disabled_at is not null)
  execute function tell_endpoint();
