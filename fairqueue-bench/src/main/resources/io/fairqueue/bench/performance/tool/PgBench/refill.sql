-- Purpose: fresh stock for one turn, nothing claimed.
-- Parameters: units.
-- Cost: one insert per unit.
truncate shop_claims, shop_units;

insert into shop_units (id, state)
select n, 'FREE' from generate_series(1, cast(:units as integer)) n
