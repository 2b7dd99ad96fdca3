import { SEARCH_PATH } from "./database.mjs";
import { withoutKnownWarnings } from "./quiet.mjs";

/** @import { Database } from "./database.mjs" */

/**
 * Give an empty database what every Supabase project has before the first migration: the API roles, the schemas
 * `auth`, `storage` and `extensions`, and the history table. Safe to run again.
 *
 * @param {Database} database
 */
export async function preparePlatform(database) {
  if (await isSupabaseProject(database)) {
    throw new Error(
      "This database belongs to a Supabase project: deploy with `npx supabase db push` (README), not with the local stack.",
    );
  }
  const { getAuthSchemaSql, getStorageSchemaSql } = await withoutKnownWarnings(
    () => import("@supabase/lite"),
  );
  for (const part of [
    ROLES,
    getAuthSchemaSql(),
    AUTH_FUNCTIONS,
    getStorageSchemaSql(),
    STORAGE_GRANTS,
    HISTORY,
  ]) {
    await database.script(part);
  }
  if (database.kind === "pglite") await useSearchPath(database);
}

/**
 * The embedded database is one session; a server's are opened with their search path.
 *
 * @param {Database} database
 */
export async function useSearchPath(database) {
  await database.script(`set search_path = ${SEARCH_PATH}; set timezone = 'UTC'`);
}

/** @param {Database} database */
async function isSupabaseProject(database) {
  const rows = await database.query("select from pg_roles where rolname = 'supabase_auth_admin'");
  return rows.length > 0;
}

const ROLES = `
do $$
declare
  r record;
begin
  for r in select * from (values ('anon', ''), ('authenticated', ''), ('service_role', 'bypassrls')) as x (name, attribute) loop
    if not exists (select from pg_roles where rolname = r.name) then
      execute format('create role %I nologin noinherit %s', r.name, r.attribute);
    end if;
    if not pg_has_role(current_user, r.name, 'member') then
      execute format('grant %I to current_user', r.name);
    end if;
  end loop;
end
$$;
create schema if not exists extensions;
grant usage on schema extensions to anon, authenticated, service_role;
`;

/** As on a hosted project: the caller's claims come from either setting. */
const AUTH_FUNCTIONS = `
create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim', true), ''), nullif(current_setting('request.jwt.claims', true), ''))::jsonb
$$;
create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''), auth.jwt() ->> 'sub')::uuid
$$;
create or replace function auth.role() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''), auth.jwt() ->> 'role')
$$;
create or replace function auth.email() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.email', true), ''), auth.jwt() ->> 'email')
$$;
grant usage on schema auth to anon, authenticated, service_role;
`;

const STORAGE_GRANTS = `
grant usage on schema storage to anon, authenticated, service_role;
grant all on storage.objects, storage.buckets to anon, authenticated, service_role;
`;

/** The tables of the Supabase CLI. */
const HISTORY = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
  version text primary key, statements text[], name text, created_by text, idempotency_key text unique, rollback text[]);
create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null);
`;
