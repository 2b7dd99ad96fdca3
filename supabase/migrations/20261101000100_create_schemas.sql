-- The schemas and the privileges everything starts from: nothing is granted by default, to anybody.
--
-- public      tables, views and command functions: what the API exposes, behind row-level security
-- private     helpers and the data that only they read; never exposed by the API
-- extensions  where the platform keeps extensions

create schema if not exists extensions;
create extension if not exists ltree with schema extensions;
create extension if not exists btree_gist with schema extensions;

create schema private;

revoke all on schema public from public;
grant usage on schema public to anon, authenticated, service_role;
grant usage on schema private to authenticated;
grant usage on schema extensions to anon, authenticated, service_role;

-- Older platforms grant everything on new objects to the API roles; newer ones grant nothing. Ours grant nothing.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from public, anon, authenticated;
alter default privileges revoke execute on functions from public;

-- Refusals are data for the caller: a permanent snake_case code and, where it helps, what it is about.
create function private.refuse(code text, detail text default null) returns void
language plpgsql as $$
begin
  raise exception using errcode = 'P0001', message = code, detail = coalesce(detail, '');
end
$$;
comment on function private.refuse is 'Ends the command with an expected refusal: message = permanent code, detail = subject (never personal data).';
grant execute on function private.refuse to authenticated;

-- The moment by which access opens and ends. There is no setting that shifts it: a test puts another body in its place, which takes
-- the owner of the database.
create function private.now() returns timestamptz
language sql stable as $$ select pg_catalog.now() $$;
-- The day in Hangzhou, whatever the time zone of the session.
create function private.today() returns date
language sql stable as $$ select (private.now() at time zone 'Asia/Shanghai')::date $$;
grant execute on function private.now, private.today to authenticated;

-- True when the statement comes through the API; false for migrations, seeds and the owner's own session.
create function private.is_api_role() returns boolean
language sql stable as $$ select coalesce(current_setting('role', true), 'none') in ('anon', 'authenticated') $$;
grant execute on function private.is_api_role to authenticated, anon;
