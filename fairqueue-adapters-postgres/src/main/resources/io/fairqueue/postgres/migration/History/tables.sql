-- Purpose: which tables of what was applied are in this schema.
-- Answer: one row: own; older (where releases before it wrote, and where an application's own Flyway does). Neither
--   where the schema is not there.
-- Cost: a look at the catalogue.
select to_regclass(quote_ident(current_schema()) || '.fairqueue_history') is not null as own,
       to_regclass(quote_ident(current_schema()) || '.flyway_schema_history') is not null as older
