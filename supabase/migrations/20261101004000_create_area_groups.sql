-- Area groups (片组): organs that lend each other people, with a lead and a liaison, each with dates.

create table public.area_groups (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  name text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  constraint area_groups_name_once unique (organ_id, name),
  constraint area_groups_validity check (valid_to is null or valid_to >= valid_from)
);
create table public.area_group_members (
  id uuid primary key,
  group_id uuid not null references public.area_groups (id),
  organ_id uuid not null references public.organs (id),
  during daterange not null,
  constraint area_group_members_once exclude using gist (group_id with =, organ_id with =, during with &&)
);
create index area_group_members_organ_id_idx on public.area_group_members (organ_id);
create table public.area_group_posts (
  id uuid primary key,
  group_id uuid not null references public.area_groups (id),
  officer_id uuid not null references public.officers (id),
  post text not null,
  during daterange not null,
  constraint area_group_posts_post_known check (post in ('lead', 'liaison')),
  constraint area_group_posts_one_at_a_time exclude using gist (group_id with =, post with =, during with &&)
);

-- Who approves an activation, in which order: each county writes its own measure, so it is data.
create table public.approval_steps (
  organ_id uuid not null references public.organs (id),
  entity text not null,
  position integer not null,
  role text not null,
  primary key (organ_id, entity, position),
  constraint approval_steps_role_known check (role in ('area_coordinator', 'office_officer', 'leader')),
  constraint approval_steps_entity_known check (entity in ('activation'))
);

alter table public.area_groups enable row level security;
alter table public.area_group_members enable row level security;
alter table public.area_group_posts enable row level security;
alter table public.approval_steps enable row level security;
revoke all on public.area_groups, public.area_group_members, public.area_group_posts, public.approval_steps from anon, authenticated;
grant select, insert, update on public.area_groups, public.area_group_members, public.area_group_posts to authenticated;
grant select, insert, delete on public.approval_steps to authenticated;
create policy "area_groups: read in the directory" on public.area_groups
  for select to authenticated using (organ_id = any ((select private.directory_organ_ids())::uuid[]));
create policy "area_groups: added by a planner's command" on public.area_groups
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.planning_organ_ids())::uuid[]));
create policy "area_groups: changed by a planner's command" on public.area_groups
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.planning_organ_ids())::uuid[]));
create policy "area_group_members: read with their group" on public.area_group_members
  for select to authenticated using (group_id in (select g.id from public.area_groups g));
create policy "area_group_members: added by a planner's command" on public.area_group_members
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.directory_organ_ids())::uuid[])
    and group_id in (select g.id from public.area_groups g where g.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "area_group_members: ended by a planner's command" on public.area_group_members
  for update to authenticated using ((select private.in_command())
    and group_id in (select g.id from public.area_groups g where g.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "area_group_posts: read with their group" on public.area_group_posts
  for select to authenticated using (group_id in (select g.id from public.area_groups g));
create policy "area_group_posts: added by a planner's command" on public.area_group_posts
  for insert to authenticated with check ((select private.in_command()) and officer_id in (select f.id from public.officers f)
    and group_id in (select g.id from public.area_groups g where g.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "area_group_posts: ended by a planner's command" on public.area_group_posts
  for update to authenticated using ((select private.in_command())
    and group_id in (select g.id from public.area_groups g where g.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "approval_steps: read in the directory" on public.approval_steps
  for select to authenticated using (organ_id = any ((select private.directory_organ_ids())::uuid[]));
create policy "approval_steps: written by an administrator's command" on public.approval_steps
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "approval_steps: replaced by an administrator's command" on public.approval_steps
  for delete to authenticated using ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]));

-- payload: {group_id?, organ_id, name, from_day, members: [organ_id], lead_id?, liaison_id?, valid_to?, version?}
-- Members and posts that differ end on from_day and new ones start then: what was, stays readable. With valid_to, the last day,
-- the group and all in it end.
create function public.save_area_group(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_area_group', payload);
  target uuid := coalesce((payload ->> 'group_id')::uuid, save_area_group.id);
  organ uuid := private.required_uuid(payload, 'organ_id');
  starts date := coalesce((payload ->> 'from_day')::date, private.today());
  last_day date := (payload ->> 'valid_to')::date;
  wanted uuid[] := case when payload ->> 'valid_to' is null then private.text_array(payload, 'members')::uuid[] else '{}' end;
  known public.area_groups;
  holder record;
begin
  if answer is not null then return answer; end if;
  select * into known from area_groups g where g.id = target;
  if known.id is null then
    insert into area_groups (id, organ_id, name, valid_from) values (target, organ, private.required_text(payload, 'name', 40), starts);
  else
    if coalesce((payload ->> 'version')::integer, known.version) <> known.version then perform private.refuse('version_conflict'); end if;
    update area_groups g set name = private.required_text(payload, 'name', 40), valid_to = last_day, version = g.version + 1 where g.id = target;
    if not found then perform private.refuse('forbidden'); end if;
  end if;
  perform private.check_group_members(coalesce(known.organ_id, organ), target, wanted, starts);
  if last_day is not null then starts := last_day + 1; end if;
  update area_group_members m set during = daterange(lower(m.during), greatest(starts, lower(m.during)))
    where m.group_id = target and upper_inf(m.during) and not m.organ_id = any (wanted);
  insert into area_group_members (id, group_id, organ_id, during)
    select gen_random_uuid(), target, w, daterange(starts, null) from unnest(wanted) w
    where not exists (select from area_group_members m where m.group_id = target and m.organ_id = w and upper_inf(m.during));
  for holder in select * from (values ('lead', (payload ->> 'lead_id')::uuid), ('liaison', (payload ->> 'liaison_id')::uuid)) as x (post, officer_id) loop
    update area_group_posts p set during = daterange(lower(p.during), greatest(starts, lower(p.during)))
      where p.group_id = target and p.post = holder.post and upper_inf(p.during) and (last_day is not null or p.officer_id is distinct from holder.officer_id);
    if last_day is null and holder.officer_id is not null and not exists (
      select from area_group_posts p where p.group_id = target and p.post = holder.post and upper_inf(p.during) and p.officer_id = holder.officer_id) then
      insert into area_group_posts (id, group_id, officer_id, post, during) values (gen_random_uuid(), target, holder.officer_id, holder.post, daterange(starts, null));
    end if;
  end loop;
  perform private.append_event(coalesce(known.organ_id, organ), 'area_group', target::text, 'saved', null, null, payload ->> 'name', jsonb_build_object('from_day', starts, 'members', cardinality(wanted)));
  return private.finish_command(id, payload, jsonb_build_object('group_id', target));
end
$$;
-- Only organs that lend people, of this county; a township belongs to one group at a time, an office or a stationed group may help in several.
create function private.check_group_members(county uuid, target uuid, wanted uuid[], on_day date) returns void
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  wrong text;
begin
  select o.name into wrong from organs o join organs c on c.id = county
    where o.id = any (wanted) and not (o.path <@ c.path and o.kind in ('commission_office', 'stationed_group', 'township_commission') and o.valid_to is null) limit 1;
  if wrong is not null then perform private.refuse('unit_outside_remit', wrong); end if;
  select o.name into wrong from organs o join area_group_members m on m.organ_id = o.id
    where o.id = any (wanted) and o.kind = 'township_commission' and m.group_id <> target and m.during && daterange(on_day, null) limit 1;
  if wrong is not null then perform private.refuse('organ_in_other_group', wrong); end if;
end
$$;
grant execute on function private.check_group_members to authenticated;

-- Every area group that the caller's directory shows: who belongs and who is in charge, today and earlier.
create function public.area_group_overview() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'organ_id', g.organ_id, 'name', g.name, 'valid_from', g.valid_from, 'valid_to', g.valid_to, 'version', g.version,
    'members', coalesce((
      select jsonb_agg(jsonb_build_object('organ_id', o.id, 'name', o.name, 'kind', o.kind, 'lon', d.lon, 'lat', d.lat,
        'from_day', lower(m.during), 'to_day', upper(m.during) - 1) order by o.kind desc, o.code, o.name, lower(m.during))
      from area_group_members m join organs o on o.id = m.organ_id left join divisions d on d.code = o.division_code
      where m.group_id = g.id and not isempty(m.during)), '[]'),
    'posts', coalesce((
      select jsonb_agg(jsonb_build_object('post', p.post, 'officer_id', f.id, 'name', f.name, 'officer_post', f.post, 'from_day', lower(p.during), 'to_day', upper(p.during) - 1)
        order by p.post, lower(p.during) desc)
      from area_group_posts p join officers f on f.id = p.officer_id
      where p.group_id = g.id and not isempty(p.during)), '[]')) order by g.valid_to nulls first, g.id), '[]')
  from area_groups g
$$;
revoke all on function public.area_group_overview from public, anon;
grant execute on function public.area_group_overview to authenticated;

-- payload: {organ_id, entity: activation, roles: [role, ...]}
create function public.set_approval_steps(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'set_approval_steps', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
begin
  if answer is not null then return answer; end if;
  if jsonb_array_length(coalesce(payload -> 'roles', '[]')) not between 1 and 3 then perform private.refuse('field_invalid', 'roles'); end if;
  if (select count(distinct r) from jsonb_array_elements_text(payload -> 'roles') r) < jsonb_array_length(payload -> 'roles') then perform private.refuse('field_invalid', 'roles'); end if;
  delete from approval_steps s where s.organ_id = organ and s.entity = payload ->> 'entity';
  insert into approval_steps (organ_id, entity, position, role)
    select organ, payload ->> 'entity', n, r from jsonb_array_elements_text(payload -> 'roles') with ordinality as x (r, n);
  perform private.append_event(organ, 'rule', 'approval_steps', 'changed', null, null, null, jsonb_build_object('roles', payload -> 'roles'));
  return private.finish_command(id, payload, '{}');
end
$$;
select private.register_commands('save_area_group', 'set_approval_steps');

-- The role that has to approve next, over the county of an organ; null when all have. Without a measure of its own: the area lead.
create function private.approval_role(organ uuid, entity text, step integer) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with chain as (
    select s.role, s.position from approval_steps s where s.entity = approval_role.entity and s.organ_id = private.county_organ_id(organ)
    union all
    select 'area_coordinator', 1 where not exists (
      select from approval_steps s where s.entity = approval_role.entity and s.organ_id = private.county_organ_id(organ))
  )
  select role from chain where position = step
$$;
create function private.last_approval_role(organ uuid, entity text) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.approval_role(organ, last_approval_role.entity, coalesce(
    (select max(s.position) from approval_steps s where s.entity = last_approval_role.entity and s.organ_id = private.county_organ_id(organ)), 1))
$$;
grant execute on function private.approval_role, private.last_approval_role to authenticated;
