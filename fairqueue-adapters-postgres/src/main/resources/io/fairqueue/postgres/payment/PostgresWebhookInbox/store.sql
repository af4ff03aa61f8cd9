-- Purpose: keeps a webhook's raw bytes.
-- Parameters: gateway, body, now, leasedUntil.
-- Answer: its id, or no row if the same bytes are kept already.
-- Invariant: kept once, by the SHA-256 of the bytes; due when its lease ends.
-- Cost: one insert.
insert into webhook_inbox (gateway, body, received_at, due_at)
values (:gateway, :body, :now, :leasedUntil)
on conflict (sha256) do nothing
returning id
