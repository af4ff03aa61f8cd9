-- The account clock: it rises whenever sessions of an account end, or one session does. Whoever knows
-- all changes up to n judges sessions without a look at their accounts, as long as the clock says n.

create table account_clock (n bigint not null) with (fillfactor = 10);
create unique index account_clock_is_one_row on account_clock ((true));
insert into account_clock (n) values (0);

-- What ended: the sessions of an account that were made under an older epoch, but for the kept one; or
-- one session, of whomever. Kept for longer than a session lives.
create table account_changes (
  n bigint primary key,
  customer_id uuid,
  epoch integer,
  kept_session uuid,
  session uuid,
  kept_until timestamptz not null,
  constraint account_changes_of_one check (
    num_nonnulls(customer_id, session) = 1
    and (customer_id is null) = (epoch is null)
    and (customer_id is not null or kept_session is null)
  )
);

create index account_changes_over on account_changes (kept_until);

create function account_changed() returns trigger
language plpgsql as $$
begin
  with clock as (
    update account_clock set n = n + 1 returning n
  )
  insert into account_changes (n, customer_id, epoch, kept_session, kept_until)
  select clock.n, new.id, new.session_epoch, new.kept_session,
    clock_timestamp() + interval '25 hours'
  from clock;
  return null;
end
$$;

create function session_ended() returns trigger
language plpgsql as $$
begin
  with clock as (
    update account_clock set n = n + 1 returning n
  )
  insert into account_changes (n, session, kept_until)
  select clock.n, new.session, new.expires_at + interval '1 hour'
  from clock;
  return null;
end
$$;

-- Deferred: the clock is the last lock of whatever transaction ends sessions, so it is held for no longer
-- than a commit takes, and changes are seen in the order of n.
create constraint trigger account_changed
  after update on customers
  deferrable initially deferred
  for each row
  when (old.session_epoch <> new.session_epoch)
  execute function account_changed();

create constraint trigger session_ended
  after insert on ended_sessions
  deferrable initially deferred
  for each row
  execute function session_ended();

-- What ended before, as far as somebody may still show it.
with ended as (
  select id as customer_id, session_epoch as epoch, kept_session, null::uuid as session,
    now() + interval '25 hours' as kept_until
  from customers
  where session_epoch > 0
    and updated_at > now() - interval '25 hours'
  union all
  select null, null, null, session, expires_at + interval '1 hour'
  from ended_sessions
  where expires_at > now() - interval '1 hour'
)
insert into account_changes (n, customer_id, epoch, kept_session, session, kept_until)
select row_number() over (), customer_id, epoch, kept_session, session, kept_until
from ended;

update account_clock
set n = (select count(*) from account_changes);

-- The changes are read in their order now.
drop index customers_sessions_ended;
drop index ended_sessions_ended;
