-- Purpose: makes a step of an endpoint's deliveries that have ended due again.
-- Parameters: endpoint, from, to (of when the facts came about), after (an outbox row), limit, now.
-- Answer: count, and the last outbox row that was looked at; null once there are no more.
-- Invariant: what is under way is left. An item that failed apart is in the delivery that it came from.
-- Cost: one index read per delivery looked at, one keyed read of its row, one update per delivery in the span.
with step as materialized (
  select outbox_id
  from deliveries
  where channel = 'hook'
    and target = :endpoint
    and outbox_id > :after
  order by outbox_id
  limit :limit
), again as (
  update deliveries d
  set status = 'PENDING', next_item = d.first_item, tries = 0, due_at = :now, done_at = null
  from outbox o
  where d.channel = 'hook'
    and d.target = :endpoint
    and d.outbox_id in (select outbox_id from step)
    and d.status in ('DONE', 'DEAD', 'SKIPPED')
    and o.id = d.outbox_id
    and o.at >= :from
    and o.at < :to
    and not exists (
      select 1
      from deliveries w
      where w.outbox_id = d.outbox_id
        and w.channel = 'hook'
        and w.target = :endpoint
        and w.first_item <= d.first_item
        and w.end_item >= d.end_item
        and (w.first_item, w.end_item) <> (d.first_item, d.end_item)
    )
  returning 1
)
select (select count(*) from again) as count, (select max(outbox_id) from step) as last
