-- Purpose: takes a seat away that nobody has.
-- Parameters: unit.
-- Answer: 1.
-- Invariant: what is held or sold stays; claims and tickets keep their own copy of what it was.
-- Cost: one keyed delete. The caller holds the seat's lock.
delete from units
where unit_id = :unit
  and state in ('FREE', 'BLOCKED')
