-- Purpose: forgets samples.
-- Parameters: before, limit.
-- Cost: an index read and a delete per sample.
delete from line_samples
where ctid = any(
  array(
    select ctid
    from line_samples
    where at < :before
    limit :limit
    for update skip locked
  )
)
