-- Purpose: keeps a webhook's raw bytes.
-- Parameters: gateway, body, now.
-- Answer: 1, or 0 if the same bytes are kept already.
-- Invariant: kept once, by the SHA-256 of the bytes.
-- Cost: one insert.
insert into webhook_inbox (gateway, body, received_at, due_at)
values (:gateway, :body, :now, :now)
on conflict (sha256) do nothing
