-- Purpose: takes a seat away that nobody has.
-- Parameters: unit.
-- Invariant: claims and tickets keep their own copy of what it was.
-- Cost: one keyed delete. The caller holds its block's lock, and has seen that nobody has it.
delete from seats
where unit_id = :unit
