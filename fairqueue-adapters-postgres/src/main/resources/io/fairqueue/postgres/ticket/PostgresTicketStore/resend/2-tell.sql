-- Purpose: tells that a claim's tickets are to be mailed once more.
-- Parameters: claim (locked), now, since.
-- Answer: whether fans are mailed of it at all (mailed), and whether it was told now (told), since it was not after since.
-- Cost: three keyed reads, a probe of subscriptions and of a partial index, a row of the outbox.
with sold as (
  select c.id, c.event_id, c.customer_id, e.organizer_id
  from claims c
  join events e on e.id = c.event_id
  where c.id = :claim
), wanted as (
  select exists (
    select 1
    from sold s
    join subscriptions w
      on w.scope in (everywhere(), s.event_id, s.organizer_id)
    where w.type in ('claim.resent', '*')
      and w.channel = 'mail'
  ) as mailed
), told as (
  insert into outbox (at, type, event_id, organizer_id, items, fans, about)
  select :now, 'claim.resent', s.event_id, s.organizer_id, array[s.id], array[s.customer_id],
    jsonb_build_object('n', cast(:now as text))
  from sold s
  cross join wanted w
  where w.mailed
    and not exists (
      select 1
      from outbox o
      where o.type = 'claim.resent'
        and o.items[1] = s.id
        and o.at > :since
    )
  returning 1
)
select
  w.mailed,
  exists (select 1 from told) as told
from wanted w
