-- Purpose: makes the admissions of entries.
-- Parameters: event, from, until (numbers).
-- Invariant: an end is moved from the wall clock to the sale's time. It was shifted by each pause in which the
--   admission ran, when that was over: so all pauses before the end are taken off that were over before the
--   admission was. An admission that lapsed had no time left; one that had some was closed with its line. What
--   was used without a claim, as lines without stock once could, counts as given up.
-- Cost: an index read and an insert per admission; of each that expired, a read of the event's pauses.
with pause as materialized (
  select lower(span) as began, upper(span) as ended
  from (
    select
      unnest(
        range_agg(
          tstzrange(date_trunc('milliseconds', began_at), date_trunc('milliseconds', ended_at)))) as span
    from event_pauses
    where event_id = :event
      and began_at < ended_at
  ) spans
), admission as (
  select
    e.*,
    w.wall_end - coalesce(
      (
        select sum(least(p.ended, w.wall_end) - p.began)
        from pause p
        where p.began < w.wall_end
          and p.ended <= coalesce(e.finished_at, 'infinity')
      ),
      interval '0') as sale_end
  from queue_entries e
  cross join lateral (select date_trunc('milliseconds', e.admitted_until) as wall_end) w
  where e.event_id = :event
    and e.number >= :from
    and e.number < :until
    and e.admitted_at is not null
)
insert into admissions (
  event_id, number, entry_id, customer_id, joined_at, admitted_at, admitted_until, admitted_under_rate,
  extensions, ended_at, ended_how, claim_id)
select
  event_id,
  number,
  id,
  customer_id,
  date_trunc('milliseconds', joined_at),
  date_trunc('milliseconds', admitted_at),
  sale_end,
  admitted_under_rate,
  extensions,
  finished_at,
  case status
    when 'COMPLETED' then case when claim_id is null then 'GIVEN_UP' else 'USED' end
    when 'ABANDONED' then 'GIVEN_UP'
    when 'EXPIRED' then case when sale_end > sale_time(:event, finished_at) then 'CLOSED' else 'LAPSED' end
  end,
  claim_id
from admission
