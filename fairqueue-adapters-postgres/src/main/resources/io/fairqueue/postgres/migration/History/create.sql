-- Purpose: makes the schema that a connection wants its tables in, if there is none.
-- Answer: none. Repeating is safe, and so are several at once.
-- Invariant: no schema is made that would come before public for nodes of this role that name none, and have their
--   tables there.
-- Cost: a look at the catalogue.
do $$
declare
  wanted text;
begin
  if current_schema() is not null then
    return;
  end if;
  select case when trim(part) like '"%' then trim(both '"' from trim(part)) else lower(trim(part)) end into strict wanted
  from unnest(string_to_array(current_setting('search_path'), ',')) with ordinality as path (part, place)
  where trim(part) not in ('', '"$user"', 'pg_catalog')
  order by place
  limit 1;
  if wanted = current_user and to_regclass('public.line_log') is not null then
    raise exception 'a schema called as the role % would hide the tables in public from other nodes', current_user
      using hint = 'name another schema, or connect as another role';
  end if;
  execute format('create schema if not exists %I', wanted);
exception
  when unique_violation or duplicate_schema then null;
end
$$
