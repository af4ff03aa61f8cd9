-- A number alone does not tell one history from another: a standby without the last changes becomes the
-- primary, and others bring the clock to the same number. So each change brings a number by chance too.
-- Nodes of the release before raise the clock by the same triggers.

alter table account_clock add column nonce bigint not null default 0;
alter table account_changes add column nonce bigint not null default 0;

create or replace function account_changed() returns trigger
language plpgsql as $$
begin
  with clock as (
    update account_clock
    set n = n + 1, nonce = hashtextextended(gen_random_uuid()::text, 0)
    returning n, nonce
  )
  insert into account_changes (n, nonce, customer_id, epoch, kept_session, kept_until)
  select clock.n, clock.nonce, new.id, new.session_epoch, new.kept_session,
    clock_timestamp() + interval '25 hours'
  from clock;
  return null;
end
$$;

create or replace function session_ended() returns trigger
language plpgsql as $$
begin
  with clock as (
    update account_clock
    set n = n + 1, nonce = hashtextextended(gen_random_uuid()::text, 0)
    returning n, nonce
  )
  insert into account_changes (n, nonce, session, kept_until)
  select clock.n, clock.nonce, new.session, new.expires_at + interval '1 hour'
  from clock;
  return null;
end
$$;
