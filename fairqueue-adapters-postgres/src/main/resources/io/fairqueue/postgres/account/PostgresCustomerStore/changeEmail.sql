-- Purpose: gives an account another email address, which is proven, and ends all sessions but one.
-- Parameters: id, email, kept (the session that goes on), now.
-- Answer: one row: became, which is CHANGED, TAKEN or GONE.
-- Invariant: one account per email address; who loses a race against it meets the index, and finds the
--   address taken at the next try.
-- Cost: two keyed reads, one keyed update.
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
