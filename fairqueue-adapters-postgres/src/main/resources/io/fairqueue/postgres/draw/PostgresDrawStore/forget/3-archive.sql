-- Purpose: writes down the leaves of those who came by one row of a line.
-- Parameters: event, first (number), leaves.
-- Cost: one insert.
insert into archived_leaves (event_id, first_number, leaves)
values (:event, :first, :leaves)
