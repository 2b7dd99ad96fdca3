-- No open sign-up: an account exists only by invitation. The trigger on auth.users refuses every other account, so that a
-- direct call of the sign-up endpoint fails in the database and not only on screen.

create table public.invitations (
  id uuid primary key,
  officer_id uuid not null references public.officers (id),
  email text not null,
  code_sha256 bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid unique,
  revoked_at timestamptz,
  created_by uuid references public.officers (id),
  confirmed_by uuid references public.officers (id),
  created_at timestamptz not null default now(),
  constraint invitations_email_shape check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$')
);
comment on column public.invitations.code_sha256 is 'The code itself is shown once on the administrator''s screen and stored nowhere.';
comment on column public.invitations.confirmed_by is 'A second person who agreed to the address; needed where the officer holds a role that opens matters.';
comment on column public.invitations.used_by is 'The account that it made; no foreign key, because it is taken up before the account''s row exists.';
create unique index invitations_one_open_key on public.invitations (officer_id) where used_at is null and revoked_at is null;

alter table public.invitations enable row level security;
revoke all on public.invitations from anon, authenticated;
grant select (id, officer_id, email, expires_at, used_at, revoked_at, created_by, created_at), insert, update (revoked_at)
  on public.invitations to authenticated;
create policy "invitations: read by the officer's administrator" on public.invitations
  for select to authenticated using (private.administers_officer(officer_id));
create policy "invitations: made by the officer's administrator" on public.invitations
  for insert to authenticated with check ((select private.in_command()) and private.administers_officer(officer_id)
    and expires_at <= now() + interval '30 days' and used_at is null);
create policy "invitations: revoked by the officer's administrator" on public.invitations
  for update to authenticated using ((select private.in_command()) and private.administers_officer(officer_id) and used_at is null)
  with check (private.administers_officer(officer_id));

-- Until a second person has agreed, where one is needed, it opens nothing.
create function private.invitation_waits(i public.invitations) returns boolean
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return i.created_by is not null and i.confirmed_by is null and i.used_at is null and i.revoked_at is null and i.expires_at > now()
    and private.is_administered_by(i.officer_id, i.created_by) and private.invitation_needs_second(i.officer_id, i.created_by);
end
$$;

-- An invitation holds as long as who made it administers the officer: a code kept back opens no account that has meanwhile been
-- given a role beyond its maker's reach, and none of who has left.
create function private.invitation_holds(i public.invitations) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select (i.created_by is null or private.is_administered_by(i.officer_id, i.created_by) and not private.invitation_waits(i))
    and exists (select from officers f where f.id = i.officer_id and (f.left_on is null or f.left_on >= private.today()))
$$;

create function private.open_invitation(code text, address text) returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select i.id from invitations i
  where i.code_sha256 = sha256(convert_to(code, 'UTF8')) and i.email = lower(address)
    and i.used_at is null and i.revoked_at is null and i.expires_at > now() and private.invitation_holds(i)
$$;

-- Uses the invitation up and lets go of the code, which would otherwise travel in every token of the account.
create function private.require_invitation() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  update invitations set used_at = now(), used_by = new.id
    where id = private.open_invitation(coalesce(new.raw_user_meta_data ->> 'invitation_code', ''), new.email);
  if not found then perform private.refuse('invitation_invalid'); end if;
  new.raw_user_meta_data := new.raw_user_meta_data - 'invitation_code';
  return new;
end
$$;
create trigger users_require_invitation before insert on auth.users
  for each row execute function private.require_invitation();

create function private.link_officer() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  update officers f set user_id = new.id from invitations i where i.used_by = new.id and f.id = i.officer_id and f.user_id is null;
  if not found then perform private.refuse('invitation_invalid'); end if;
  return null;
end
$$;
create trigger users_link_officer after insert on auth.users
  for each row execute function private.link_officer();

-- For the page behind an invitation link: what the holder of an open code needs to see, and nothing to anyone else.
create function public.invitation_status(code text) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce((
    select case when i.used_at is not null then '{"status": "used"}' when private.invitation_waits(i) then '{"status": "waiting"}' when i.revoked_at is not null or not private.invitation_holds(i) then '{"status": "revoked"}'
      when i.expires_at <= now() then '{"status": "expired"}'
      else jsonb_build_object('status', 'open', 'email', i.email, 'officer_name', f.name, 'organ_name', o.name, 'expires_at', i.expires_at) end
    from invitations i join officers f on f.id = i.officer_id join organs o on o.id = f.organ_id
    where i.code_sha256 = sha256(convert_to(invitation_status.code, 'UTF8'))
  ), '{"status": "unknown"}')
$$;
revoke all on function public.invitation_status from public;
grant execute on function public.invitation_status to anon, authenticated;

-- The first administrator of an empty installation: one line, run by who owns the database.
--   select private.bootstrap_administrator('admin@example.org', '张三', '青岚县纪委监委');
-- An installation for a whole city has its city commission at the root and the counties' below it:
--   select private.bootstrap_administrator('admin@example.org', '张三', '云岫市纪委监委', 'city_commission');
create function private.bootstrap_administrator(email text, officer_name text, organ_name text, organ_kind text default 'county_commission') returns text
language plpgsql set search_path = public, private, extensions, pg_temp as $$
declare
  organ uuid := gen_random_uuid();
  officer uuid := gen_random_uuid();
  code text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  if exists (select from role_grants) then perform private.refuse('already_bootstrapped'); end if;
  if organ_kind is null or organ_kind not in ('county_commission', 'city_commission') then perform private.refuse('field_invalid', 'organ_kind'); end if;
  insert into organs (id, kind, name) values (organ, organ_kind, organ_name);
  insert into officers (id, organ_id, name, post) values (officer, organ, officer_name, '管理员');
  insert into role_grants (id, officer_id, role, organ_id, valid_from)
    values (gen_random_uuid(), officer, 'administrator', organ, private.today());
  insert into invitations (id, officer_id, email, code_sha256, expires_at)
    values (gen_random_uuid(), officer, lower(bootstrap_administrator.email), sha256(convert_to(code, 'UTF8')), now() + interval '7 days');
  perform private.append_event(organ, 'officer', officer::text, 'bootstrapped');
  return code;
end
$$;
