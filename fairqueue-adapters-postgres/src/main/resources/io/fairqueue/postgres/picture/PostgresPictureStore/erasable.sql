-- Purpose: takes pictures that are to be erased from the bucket, and leaves each alone for a minute.
-- Parameters: now, most.
-- Answer: id, kind, owner.
-- Invariant: of callers at once each gets others.
-- Cost: one index read and one update per picture; idle, one read of an empty index.
update pictures
set erase_at = cast(:now as timestamptz) + interval '1 minute'
where id = any(
  array(
    select id
    from pictures
    where erase_at <= :now
    order by erase_at
    limit :most
    for update skip locked
  )
)
returning id, kind, owner
