-- Purpose: notes that a mail server knows no mailbox of this address.
-- Parameters: id, email, now.
-- Answer: one row changed; none if the account is gone, or has another address by now.
-- Invariant: the first time stays.
-- Cost: one keyed update.
update customers
set undeliverable_at = coalesce(undeliverable_at, :now)
where id = :id
  and email = :email
  and deleted_at is null
