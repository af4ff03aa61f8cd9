-- Purpose: puts a live payment at the end of those to look at.
-- Parameters: id, now.
-- Cost: one keyed update.
update payments
set updated_at = :now
where id = :id
  and status in ('INITIALIZING', 'PENDING', 'UNRESOLVED')
