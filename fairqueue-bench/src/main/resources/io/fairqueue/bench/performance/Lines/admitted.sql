-- Purpose: admits fans number 1 to count of an empty line, for hours.
-- Parameters: event, count.
-- Invariant: numbers without gaps.
-- Cost: one insert per fan.
with entered as (
  insert into queue_entries (
    id, event_id, customer_id, number, place, status, joined_at, admitted_at, admitted_until
  )
  select
    cast(
      lpad(to_hex(n), 12, '0') || '7000'
        || right(md5('entry:' || cast(:event as text) || ':' || n), 16)
      as uuid),
    :event,
    cast(md5('fan:' || cast(:event as text) || ':' || n) as uuid),
    n,
    n,
    'ADMITTED',
    now(),
    now(),
    now() + interval '6 hours'
  from generate_series(1, cast(:count as integer)) n
  returning number
)
update lines
set rev = rev + 1, next_number = 1 + (select count(*) from entered), last_at = now()
where event_id = :event
