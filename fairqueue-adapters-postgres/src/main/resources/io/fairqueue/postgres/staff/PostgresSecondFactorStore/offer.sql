-- Purpose: keeps a secret that is not asked for yet, in place of one like it.
-- Parameters: organizer, sealed, recovery (digests), now.
-- Answer: 1, or 0 if one is confirmed already, or there is no such account.
-- Cost: two keyed reads and one write.
insert into second_factors (organizer_id, sealed, recovery, offered_at)
select id, :sealed, :recovery, :now
from organizers
where id = :organizer
on conflict (organizer_id) do update
set sealed = excluded.sealed, recovery = excluded.recovery, offered_at = excluded.offered_at
where second_factors.confirmed_at is null
