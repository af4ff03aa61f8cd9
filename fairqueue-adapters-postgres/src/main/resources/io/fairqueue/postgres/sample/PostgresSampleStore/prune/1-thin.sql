-- Purpose: leaves of old samples the last one of each minute, up to a day's at once.
-- Parameters: thin (the end of what is old).
-- Answer: one row: thinned (how many are gone).
-- Invariant: each part is thinned once; of two nodes one does it. Writes nothing where nothing is old.
-- Cost: an index read per sample of the part, twice, and a delete per sample that goes.
with part as (
  select begun.at, least(date_trunc('hour', begun.at) + interval '1 day', :thin) as until
  from (
    select min(at) as at
    from line_samples
    where at >= (select thinned_until from sampling)
      and at < :thin
  ) begun
  where begun.at is not null
), noted as (
  update sampling
  set thinned_until = part.until
  from part
  where thinned_until < part.until
  returning thinned_until
), thinned as (
  delete from line_samples s
  using part
  where s.at >= part.at
    and s.at < part.until
    and exists (select from noted)
    and exists (
      select
      from line_samples n
      where n.event_id = s.event_id
        and n.at > s.at
        and n.at < date_trunc('minute', s.at) + interval '1 minute'
    )
  returning 1
)
select count(*) as thinned
from thinned
