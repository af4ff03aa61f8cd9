-- An event in numbers, kept instead of counted: a million sales are read as fast as one. Each statement that
-- changes a claim, a payment or a refund adds a row of what it changed, so nobody waits for anybody; every
-- few seconds these are added up. By triggers, so that nodes of the release before keep them too.

create table event_sums (
  event_id uuid primary key,
  claimed bigint not null,
  confirmed bigint not null,
  released bigint not null,
  refunded bigint not null,
  refunds_pending bigint not null,
  refunds_succeeded bigint not null,
  refunds_failed bigint not null,
  -- In the event's currency, as the gateway took it.
  captured_minor bigint not null,
  paid_back_minor bigint not null
) with (fillfactor = 50);

create table event_sum_changes (
  event_id uuid not null,
  claimed bigint not null default 0,
  confirmed bigint not null default 0,
  released bigint not null default 0,
  refunded bigint not null default 0,
  refunds_pending bigint not null default 0,
  refunds_succeeded bigint not null default 0,
  refunds_failed bigint not null default 0,
  captured_minor bigint not null default 0,
  paid_back_minor bigint not null default 0
);

create index event_sum_changes_of_event on event_sum_changes (event_id);

-- How many of an event were admitted after a wait of so many tenths of a second, rounded down. Whoever
-- admits has the line's lock.
create table event_waits (
  event_id uuid not null,
  tenths integer not null,
  admissions bigint not null,
  primary key (event_id, tenths)
) with (fillfactor = 50);

-- What is written from here on is counted by the triggers, and what was before by this migration: writers
-- wait for its end.
lock table admissions, claims, payments, refunds in share row exclusive mode;

create function tenths(span interval) returns integer
language sql immutable parallel safe
return cast(floor(extract(epoch from span) * 10) as integer);

-- What a refund says of the money: of a sale's units, that the gateway took more than was due if it gave
-- more back; otherwise, what it took instead of what was due.
create function captured_by_refund(
  is_of_units boolean,
  refund_minor bigint,
  refund_is_sales boolean,
  due_minor bigint,
  due_is_sales boolean
) returns bigint
language sql immutable parallel safe
return case
  when is_of_units then case when due_is_sales then greatest(refund_minor - due_minor, 0) else 0 end
  else case when refund_is_sales then refund_minor else 0 end - case when due_is_sales then due_minor else 0 end
end;

create function count_admissions() returns trigger
language plpgsql as $$
begin
  insert into event_waits as w (event_id, tenths, admissions)
  select event_id, tenths(admitted_at - joined_at), count(*)
  from inserted
  group by 1, 2
  order by 1, 2
  on conflict (event_id, tenths) do update
  set admissions = w.admissions + excluded.admissions;
  return null;
end
$$;

create trigger admissions_counted
  after insert on admissions
  referencing new table as inserted
  for each statement
  execute function count_admissions();

create function count_new_claims() returns trigger
language plpgsql as $$
begin
  insert into event_sum_changes (event_id, claimed, confirmed, released, refunded)
  select
    event_id,
    count(*) filter (where status = 'CLAIMED'),
    count(*) filter (where status = 'CONFIRMED'),
    count(*) filter (where status = 'RELEASED'),
    count(*) filter (where status = 'REFUNDED')
  from inserted
  group by event_id;
  return null;
end
$$;

create trigger claims_counted
  after insert on claims
  referencing new table as inserted
  for each statement
  execute function count_new_claims();

create function count_changed_claims() returns trigger
language plpgsql as $$
begin
  insert into event_sum_changes (event_id, claimed, confirmed, released, refunded)
  select
    event_id,
    coalesce(sum(n) filter (where status = 'CLAIMED'), 0),
    coalesce(sum(n) filter (where status = 'CONFIRMED'), 0),
    coalesce(sum(n) filter (where status = 'RELEASED'), 0),
    coalesce(sum(n) filter (where status = 'REFUNDED'), 0)
  from (
    select event_id, status, sum(n) as n
    from (
      select event_id, status, 1 as n from updated
      union all
      select event_id, status, -1 from replaced
    ) claims
    group by event_id, status
    having sum(n) <> 0
  ) changed
  group by event_id;
  return null;
end
$$;

create trigger claims_recounted
  after update on claims
  referencing old table as replaced new table as updated
  for each statement
  execute function count_changed_claims();

create function count_payment() returns trigger
language plpgsql as $$
begin
  insert into event_sum_changes (event_id, captured_minor)
  select c.event_id, new.amount_minor
  from claims c
  join events e on e.id = c.event_id
  where c.id = new.claim_id
    and e.currency = new.currency;
  return null;
end
$$;

create trigger payments_counted
  after insert on payments
  for each row
  when (new.status in ('SUCCEEDED', 'REFUNDED'))
  execute function count_payment();

create trigger payments_recounted
  after update on payments
  for each row
  when (new.status in ('SUCCEEDED', 'REFUNDED') and old.status not in ('SUCCEEDED', 'REFUNDED'))
  execute function count_payment();

create function count_refund(r refunds, sign integer) returns void
language plpgsql as $$
begin
  insert into event_sum_changes (
    event_id, refunds_pending, refunds_succeeded, refunds_failed, captured_minor, paid_back_minor
  )
  select
    c.event_id,
    case when r.status = 'PENDING' then sign else 0 end,
    case when r.status = 'SUCCEEDED' then sign else 0 end,
    case when r.status = 'FAILED' then sign else 0 end,
    sign * captured_by_refund(
      r.units <> '{}', r.amount_minor, r.currency = e.currency, p.amount_minor, p.currency = e.currency
    ),
    case when r.status = 'SUCCEEDED' and r.currency = e.currency then sign * r.amount_minor else 0 end
  from payments p
  join claims c on c.id = p.claim_id
  join events e on e.id = c.event_id
  where p.id = r.payment_id;
end
$$;

create function count_new_refund() returns trigger
language plpgsql as $$
begin
  perform count_refund(new, 1);
  return null;
end
$$;

-- Of a second capture only lists of payments tell.
create trigger refunds_counted
  after insert on refunds
  for each row
  when (new.capture is null)
  execute function count_new_refund();

create function count_changed_refund() returns trigger
language plpgsql as $$
begin
  perform count_refund(old, -1);
  perform count_refund(new, 1);
  return null;
end
$$;

create trigger refunds_recounted
  after update on refunds
  for each row
  when (
    new.capture is null and (
      old.status <> new.status
      or old.amount_minor <> new.amount_minor
      or old.currency <> new.currency
      or old.units <> new.units
    )
  )
  execute function count_changed_refund();

-- The same from the rows: what the sums began with, and what they are compared with ever after.
create view counted_sums as
select
  e.id as event_id,
  claim.claimed,
  claim.confirmed,
  claim.released,
  claim.refunded,
  money.refunds_pending,
  money.refunds_succeeded,
  money.refunds_failed,
  money.captured_minor,
  money.paid_back_minor
from events e
cross join lateral (
  select
    count(*) filter (where status = 'CLAIMED') as claimed,
    count(*) filter (where status = 'CONFIRMED') as confirmed,
    count(*) filter (where status = 'RELEASED') as released,
    count(*) filter (where status = 'REFUNDED') as refunded
  from claims
  where event_id = e.id
) claim
cross join lateral (
  select
    cast(coalesce(sum(r.pending), 0) as bigint) as refunds_pending,
    cast(coalesce(sum(r.succeeded), 0) as bigint) as refunds_succeeded,
    cast(coalesce(sum(r.failed), 0) as bigint) as refunds_failed,
    cast(
      coalesce(
        sum(coalesce(r.instead, greatest(p.amount_minor, r.asked)))
          filter (where coalesce(r.currency, p.currency) = e.currency),
        0
      ) as bigint
    ) as captured_minor,
    cast(
      coalesce(sum(r.paid_back) filter (where coalesce(r.currency, p.currency) = e.currency), 0) as bigint
    ) as paid_back_minor
  from claims c
  join payments p on p.claim_id = c.id and p.status in ('SUCCEEDED', 'REFUNDED')
  left join (
    select
      payment_id,
      count(*) filter (where status = 'PENDING') as pending,
      count(*) filter (where status = 'SUCCEEDED') as succeeded,
      count(*) filter (where status = 'FAILED') as failed,
      sum(amount_minor) as asked,
      sum(amount_minor) filter (where status = 'SUCCEEDED') as paid_back,
      sum(amount_minor) filter (where units = '{}') as instead,
      min(currency) as currency
    from refunds
    where capture is null
    group by payment_id
  ) r on r.payment_id = p.id
  where c.event_id = e.id
) money;

insert into event_sums
select *
from counted_sums
where claimed + confirmed + released + refunded > 0;

insert into event_waits (event_id, tenths, admissions)
select event_id, tenths(admitted_at - joined_at), count(*)
from admissions
group by 1, 2;
