-- Purpose: a fan's sessions that live, with where they were begun.
-- Parameters: customer, now, most.
-- Answer: the rows, newest first.
-- Cost: one keyed read, and one per session.
select s.session, s.customer_id, s.epoch, s.country, s.agent, s.at, s.expires_at
from sign_ins s
join customers c on c.id = s.customer_id
where s.customer_id = :customer
  and s.expires_at > :now
  and c.deleted_at is null
  and c.disabled_at is null
  and (c.session_epoch = s.epoch or c.kept_session = s.session)
  and not exists (
    select 1
    from ended_sessions e
    where e.session = s.session
  )
order by s.at desc, s.session
limit :most
