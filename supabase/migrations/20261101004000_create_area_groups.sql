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
  for insert to authenticated with check ((select private.in_command())
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

-- payload: {group_id?, organ_id, name, from_day, members: [organ_id], lead_id?, liaison_id?, valid_to?}
-- Members and posts that differ from today's end on from_day; new ones start then. History is kept.
create function public.save_area_group(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_area_group', payload);
  target uuid := coalesce((payload ->> 'group_id')::uuid, save_area_group.id);
  organ uuid := private.required_uuid(payload, 'organ_id');
  starts date := coalesce((payload ->> 'from_day')::date, private.today());
  wanted uuid[] := private.text_array(payload, 'members')::uuid[];
  holder record;
begin
  if answer is not null then return answer; end if;
  if exists (select from area_groups g where g.id = target) then
    update area_groups g set name = private.required_text(payload, 'name'), valid_to = (payload ->> 'valid_to')::date, version = g.version + 1 where g.id = target;
    if not found then perform private.refuse('forbidden'); end if;
  else
    insert into area_groups (id, organ_id, name, valid_from) values (target, organ, private.required_text(payload, 'name'), starts);
  end if;
  update area_group_members m set during = daterange(lower(m.during), greatest(starts, lower(m.during)))
    where m.group_id = target and upper_inf(m.during) and not m.organ_id = any (wanted);
  insert into area_group_members (id, group_id, organ_id, during)
    select gen_random_uuid(), target, w, daterange(starts, null) from unnest(wanted) w
    where not exists (select from area_group_members m where m.group_id = target and m.organ_id = w and upper_inf(m.during));
  for holder in select * from (values ('lead', (payload ->> 'lead_id')::uuid), ('liaison', (payload ->> 'liaison_id')::uuid)) as x (post, officer_id) loop
    update area_group_posts p set during = daterange(lower(p.during), greatest(starts, lower(p.during)))
      where p.group_id = target and p.post = holder.post and upper_inf(p.during) and p.officer_id is distinct from holder.officer_id;
    if holder.officer_id is not null and not exists (
      select from area_group_posts p where p.group_id = target and p.post = holder.post and upper_inf(p.during) and p.officer_id = holder.officer_id) then
      insert into area_group_posts (id, group_id, officer_id, post, during) values (gen_random_uuid(), target, holder.officer_id, holder.post, daterange(starts, null));
    end if;
  end loop;
  perform private.append_event((select g.organ_id from area_groups g where g.id = target), 'area_group', target::text, 'saved', null, null, payload ->> 'name', jsonb_build_object('from_day', starts, 'members', cardinality(wanted)));
  return private.finish_command(id, payload, jsonb_build_object('group_id', target));
end
$$;

-- payload: {organ_id, entity: activation, roles: [role, ...]}
create function public.set_approval_steps(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'set_approval_steps', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
begin
  if answer is not null then return answer; end if;
  if jsonb_array_length(coalesce(payload -> 'roles', '[]')) not between 1 and 3 then perform private.refuse('field_invalid', 'roles'); end if;
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
grant execute on function private.approval_role to authenticated;
