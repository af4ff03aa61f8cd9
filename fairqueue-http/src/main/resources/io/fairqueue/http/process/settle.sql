-- Purpose: the role fairqueue owns the database and all that is in it, and logs in by its password;
--   nobody logs in as the superuser. For a new database, and for one that an earlier release made as
--   the superuser.
-- Parameters: ${password}, letters and digits.
-- Run by the superuser in single-user mode, where two line breaks after a semicolon end a statement:
--   so there is none before the last.
-- Answer: a line in the log once all of it is done. Repeating is safe.
-- Invariant kept: the role is no superuser: it reads no file and starts no program of the machine.
-- Cost: a catalog change per table.
do $settle$
declare
  statement text;
begin
  if not exists (select from pg_roles where rolname = 'fairqueue') then
    create role fairqueue;
  end if;
  alter role fairqueue
    login nosuperuser createdb nocreaterole noreplication nobypassrls password '${password}';
  grant pg_monitor, pg_checkpoint to fairqueue;
  alter role postgres password null;
  alter database postgres owner to fairqueue;
  for statement in
    select format('alter schema %I owner to fairqueue', nspname)
      from pg_namespace
     where nspname !~ '^(pg_|information_schema$)'
    union all
    -- Sequences of columns go with their tables.
    select format('alter table %s owner to fairqueue', c.oid::regclass)
      from pg_class c
     where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
       and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'
       and not exists (select from pg_depend d
                        where d.classid = 'pg_class'::regclass and d.objid = c.oid
                          and d.deptype in ('a', 'i', 'e') and c.relkind = 'S')
    union all
    select format('alter routine %s owner to fairqueue', p.oid::regprocedure)
      from pg_proc p
     where p.pronamespace::regnamespace::text !~ '^(pg_|information_schema$)'
    union all
    select format('alter type %s owner to fairqueue', t.oid::regtype)
      from pg_type t
     where t.typtype in ('e', 'd', 'r')
       and t.typnamespace::regnamespace::text !~ '^(pg_|information_schema$)'
  loop
    execute statement;
  end loop;
  raise log 'fairqueue: access is settled';
end
$settle$;

