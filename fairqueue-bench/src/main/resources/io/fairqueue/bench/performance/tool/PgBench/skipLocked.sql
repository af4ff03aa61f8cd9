-- Purpose: a claim that waits for nobody: the first free ticket that is not locked, in one statement.
with taken as (
  update shop_units
  set state = 'HELD', claim_id = gen_random_uuid()
  where id = (
    select id from shop_units where state = 'FREE' order by id limit 1 for update skip locked
  )
  returning claim_id
)
insert into shop_claims (id, event_id, customer_id, status, created_at, expires_at)
select claim_id, 1, gen_random_uuid(), 'CLAIMED', now(), now() + interval '10 minutes' from taken;
