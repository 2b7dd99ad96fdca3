-- Who am I, and what may I see: evaluated once per statement, called as (select private.…()) in policies and in each other;
-- without the select a function runs once for every row that is looked at. Those that everything calls are plpgsql, which keeps
-- its plans; a function in sql would be planned anew at each call.
-- All are security definer so that policies can read role grants without recursion; none takes input from the caller
-- beyond his signed token.

create function private.real_officer_id() returns uuid
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return (
    select id from officers where user_id = (select auth.uid()) and (left_on is null or left_on >= private.today()));
end
$$;
comment on function private.real_officer_id is 'The officer who is signed in; null for anybody else and after he has left.';

-- An officer is mine to administer when his organ is in my scope and no role of his reaches beyond it: else I could invite, equip
-- or look through the eyes of somebody who sees more than I may.
create function private.is_administered_by(officer uuid, administrator uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with scope as materialized (
    select o.path from role_grants g join organs o on o.id = g.organ_id
    where g.officer_id = administrator and g.role = 'administrator' and (select private.today()) between g.valid_from and coalesce(g.valid_to, 'infinity'))
  select exists (select from officers f join organs o on o.id = f.organ_id join scope on o.path <@ scope.path where f.id = officer)
    and not exists (
      select from role_grants g join organs o on o.id = g.organ_id
      where g.officer_id = officer and coalesce(g.valid_to, 'infinity') >= (select private.today())
        and not exists (select from scope where o.path <@ scope.path))
$$;

create function private.seen_officer_id() returns uuid
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return (
    select s.officer_id from see_as_sessions s
    where s.administrator_id = (select private.real_officer_id()) and s.expires_at > now() and private.is_administered_by(s.officer_id, s.administrator_id));
end
$$;
comment on function private.seen_officer_id is 'Through whose eyes an administrator looks now; null when he does not, and once either''s roles no longer allow it.';

create function private.acting_officer_id() returns uuid
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return coalesce(private.seen_officer_id(), private.real_officer_id());
end
$$;
comment on function private.acting_officer_id is 'The officer whose view is shown: oneself, or whom an administrator looks at.';

create function private.is_seeing_as() returns boolean
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return private.seen_officer_id() is not null;
end
$$;

create function private.granted_organ_ids(roles text[]) returns uuid[]
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return (
    select coalesce(array_agg(distinct o.id), '{}')
    from role_grants g
    join organs scope on scope.id = g.organ_id
    join organs o on o.path <@ scope.path
    where g.officer_id = (select private.acting_officer_id()) and g.role = any (roles)
      and (select private.today()) between g.valid_from and coalesce(g.valid_to, 'infinity'));
end
$$;
comment on function private.granted_organ_ids is 'Organs in the scope of any of these roles of mine, today.';

create function private.has_role(roles text[], organ uuid) returns boolean
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return (
    select exists (
      select from role_grants g
      join organs scope on scope.id = g.organ_id
      join organs o on o.id = organ and o.path <@ scope.path
      where g.officer_id = (select private.acting_officer_id()) and g.role = any (roles)
        and (select private.today()) between g.valid_from and coalesce(g.valid_to, 'infinity')));
end
$$;

-- Organs whose ordinary work (visits, grids, figures) I may read. Administrators configure and are not in this list.
create function private.visible_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['township_officer', 'area_coordinator', 'office_officer', 'leader', 'case_manager', 'petition_officer'])
$$;

-- Aggregates are also shown to those who lead a grid, and those of an organ that was taken over to who reads its successor.
create function private.counted_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with own as (
    select unnest(private.granted_organ_ids(
      array['township_officer', 'grid_leader', 'area_coordinator', 'office_officer', 'leader', 'case_manager', 'petition_officer'])) as id
  )
  select coalesce(array_agg(distinct id), '{}') from (
    select id from own
    union select s.from_organ_id from organ_successions s join own on own.id = s.to_organ_id
  ) as counted
$$;

-- Organs whose work I may read, and those that they took over.
create function private.succeeded_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with own as (select unnest(private.visible_organ_ids()) as id)
  select coalesce(array_agg(distinct id), '{}') from (
    select id from own
    union select s.from_organ_id from organ_successions s join own on own.id = s.to_organ_id
  ) as succeeded
$$;

create function private.administered_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['administrator'])
$$;

-- The directory: my county (or city) and what stands above me. Nobody browses other counties.
create function private.directory_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with mine as (
    select o.path from officers f join organs o on o.id = f.organ_id where f.id = (select private.acting_officer_id())
    union
    select o.path from role_grants g join organs o on o.id = g.organ_id
    where g.officer_id = (select private.acting_officer_id()) and (select private.today()) between g.valid_from and coalesce(g.valid_to, 'infinity')
  ), home as (
    select coalesce(
      (select c.path from organs c where c.path @> mine.path and c.kind = 'county_commission' order by nlevel(c.path) desc limit 1),
      mine.path) as path
    from mine
  )
  select coalesce(array_agg(distinct o.id), '{}') from organs o, home where o.path <@ home.path or o.path @> home.path
$$;

-- Policies ask for it once a statement, not once a row: a list of thousands is written at a time.
create function private.administered_division_prefixes() returns text[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce(array_agg(case when o.division_code is null then '' else private.division_prefix(o.division_code) end), '{}')
  from organs o
  where o.id = any (private.administered_organ_ids())
    and o.kind in ('city_commission', 'county_commission', 'township_commission')
    and (o.division_code is not null or o.parent_id is null)
$$;
comment on function private.administered_division_prefixes is 'What the codes of the divisions that I administer begin with.';

create function private.administers_division(code text) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select code ^@ any (private.administered_division_prefixes())
$$;
comment on function private.administers_division is 'True below the division of an organ that I administer; a root organ without a division (a new installation) covers all.';

create function private.county_organ_id(organ uuid) returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select c.id from organs o join organs c on c.path @> o.path
  where o.id = organ and c.kind in ('county_commission', 'city_commission')
  order by (c.kind = 'county_commission') desc, nlevel(c.path) desc limit 1
$$;
comment on function private.county_organ_id is 'The county commission above an organ, else the city commission.';

create function private.township_organ_id(village_code text) returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select id from organs
  where kind = 'township_commission' and valid_to is null and division_code = left(village_code, 9) || '000'
$$;

grant execute on function private.real_officer_id, private.seen_officer_id, private.acting_officer_id, private.is_seeing_as, private.granted_organ_ids,
  private.has_role, private.visible_organ_ids, private.counted_organ_ids, private.succeeded_organ_ids, private.administered_organ_ids,
  private.directory_organ_ids, private.administered_division_prefixes, private.administers_division, private.county_organ_id, private.township_organ_id to authenticated;

-- Inside a command (see the command path) this names it; a write without one is refused by every policy.
create function private.in_command() returns boolean
language sql stable as $$ select coalesce(current_setting('liandong.command', true), '') <> '' $$;
grant execute on function private.in_command to authenticated;

create policy "divisions: read by every officer" on public.divisions
  for select to authenticated using ((select private.acting_officer_id()) is not null);
create policy "divisions: added by an administrator's command" on public.divisions
  for insert to authenticated with check ((select private.in_command()) and code ^@ any ((select private.administered_division_prefixes())::text[]));
create policy "divisions: changed by an administrator's command" on public.divisions
  for update to authenticated using ((select private.in_command()) and code ^@ any ((select private.administered_division_prefixes())::text[]))
  with check (code ^@ any ((select private.administered_division_prefixes())::text[]));

create policy "boundaries: read by every officer" on public.boundaries
  for select to authenticated using ((select private.acting_officer_id()) is not null);
create policy "boundaries: written by an administrator's command" on public.boundaries
  for all to authenticated using ((select private.in_command()) and private.administers_division(division_code))
  with check ((select private.in_command()) and private.administers_division(division_code));

create policy "organs: read in the directory" on public.organs
  for select to authenticated using (id = any ((select private.directory_organ_ids())::uuid[]));
create policy "organs: added by an administrator's command" on public.organs
  for insert to authenticated with check ((select private.in_command()) and parent_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "organs: changed by an administrator's command" on public.organs
  for update to authenticated using ((select private.in_command()) and id = any ((select private.administered_organ_ids())::uuid[]))
  with check (parent_id is null or parent_id = any ((select private.administered_organ_ids())::uuid[]));

create policy "organ_successions: read in the directory" on public.organ_successions
  for select to authenticated using (to_organ_id = any ((select private.directory_organ_ids())::uuid[]));
create policy "organ_successions: added by an administrator's command" on public.organ_successions
  for insert to authenticated with check ((select private.in_command())
    and from_organ_id = any ((select private.administered_organ_ids())::uuid[])
    and to_organ_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "organ_successions: withdrawn by an administrator's command" on public.organ_successions
  for delete to authenticated using ((select private.in_command())
    and from_organ_id = any ((select private.administered_organ_ids())::uuid[])
    and to_organ_id = any ((select private.administered_organ_ids())::uuid[]));

create policy "officers: read in the directory" on public.officers
  for select to authenticated using (organ_id = any ((select private.directory_organ_ids())::uuid[]));
create policy "officers: added by an administrator's command" on public.officers
  for insert to authenticated with check ((select private.in_command()) and user_id is null
    and organ_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "officers: changed by an administrator's command" on public.officers
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]))
  with check (organ_id = any ((select private.administered_organ_ids())::uuid[]));

create policy "officer_posts: read by the officer and his administrator" on public.officer_posts
  for select to authenticated using (officer_id = (select private.acting_officer_id())
    or organ_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "officer_posts: added by an administrator's command" on public.officer_posts
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "officer_posts: ended by an administrator's command" on public.officer_posts
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]))
  with check (organ_id = any ((select private.administered_organ_ids())::uuid[]));

create policy "role_grants: read by the officer and his administrator" on public.role_grants
  for select to authenticated using (officer_id = (select private.acting_officer_id())
    or organ_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "role_grants: added by an administrator's command" on public.role_grants
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[])
    and officer_id <> (select private.acting_officer_id()) and granted_by = (select private.acting_officer_id()));
create policy "role_grants: ended by an administrator's command" on public.role_grants
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[])
    and officer_id <> (select private.acting_officer_id()))
  with check (organ_id = any ((select private.administered_organ_ids())::uuid[]));

create function private.administers_officer(officer uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.is_administered_by(officer, private.acting_officer_id())
$$;
grant execute on function private.administers_officer to authenticated;

create policy "ties: read by the officer and his administrator" on public.ties
  for select to authenticated using (officer_id = (select private.acting_officer_id()) or private.administers_officer(officer_id));
create policy "ties: declared by the officer or his administrator" on public.ties
  for insert to authenticated with check ((select private.in_command())
    and ((officer_id = (select private.acting_officer_id()) and source = 'declared') or private.administers_officer(officer_id)));
create policy "ties: ended by his administrator" on public.ties
  for update to authenticated using ((select private.in_command()) and private.administers_officer(officer_id))
  with check (private.administers_officer(officer_id));

create policy "see_as_sessions: own" on public.see_as_sessions
  for select to authenticated using (administrator_id = (select private.real_officer_id()));
create policy "see_as_sessions: opened by an administrator's command" on public.see_as_sessions
  for insert to authenticated with check ((select private.in_command()) and administrator_id = (select private.real_officer_id())
    and private.administers_officer(officer_id) and expires_at <= now() + interval '30 minutes');
create policy "see_as_sessions: replaced by an administrator's command" on public.see_as_sessions
  for update to authenticated using ((select private.in_command()) and administrator_id = (select private.real_officer_id()))
  with check (administrator_id = (select private.real_officer_id()) and private.administers_officer(officer_id) and expires_at <= now() + interval '30 minutes');
create policy "see_as_sessions: closed by their own" on public.see_as_sessions
  for delete to authenticated using ((select private.in_command()) and administrator_id = (select private.real_officer_id()));
