-- Purpose: how much there is to do in each channel.
-- Parameters: now.
-- Answer: one row per channel that has anything: channel, waiting, dead, oldest_due.
-- Cost: reads of the partial indexes of what is under way and of what is dead.
select
  channel,
  count(*) filter (where status <> 'DEAD') as waiting,
  count(*) filter (where status = 'DEAD') as dead,
  min(due_at) filter (where status = 'PENDING' and due_at <= :now) as oldest_due
from deliveries
where status in ('PENDING', 'SENDING', 'DEAD')
group by channel
