-- Accounts whose sessions were ended are few; nodes look for the latest of them twice a second.
create index customers_sessions_ended on customers (updated_at) where session_epoch > 0;
