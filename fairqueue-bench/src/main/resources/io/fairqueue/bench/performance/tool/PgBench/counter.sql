-- Purpose: the usual claim: count down, insert; every buyer waits for the same row.
begin;
update shop_events set available = available - 1 where id = 1 and available > 0;
insert into shop_claims (id, event_id, customer_id, status, created_at, expires_at)
values (gen_random_uuid(), 1, gen_random_uuid(), 'CLAIMED', now(), now() + interval '10 minutes');
commit;
