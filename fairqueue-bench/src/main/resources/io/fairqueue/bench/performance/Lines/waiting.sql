-- Purpose: puts fans number 1 to count into an empty line, in this order.
-- Parameters: event, count.
-- Invariant: numbers without gaps; the line's revision goes up, and no log tells by what, so that a
--   mirror needs a snapshot.
-- Cost: one insert per fan.
with entered as (
  insert into queue_entries (id, event_id, customer_id, number, place, status, joined_at)
  select
    cast(
      lpad(to_hex(n), 12, '0') || '7000'
        || right(md5('entry:' || cast(:event as text) || ':' || n), 16)
      as uuid),
    :event,
    cast(md5('fan:' || cast(:event as text) || ':' || n) as uuid),
    n,
    n,
    'WAITING',
    now()
  from generate_series(1, cast(:count as integer)) n
  returning number
)
update lines
set rev = rev + 1, next_number = 1 + (select count(*) from entered), last_at = now()
where event_id = :event
