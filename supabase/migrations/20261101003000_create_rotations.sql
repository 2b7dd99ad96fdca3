-- Cross-inspection: who inspects whom, in which round. A plan is drafted, drawn in public, published and repaired; the units
-- inspected see nothing of a round before its release.

create table public.rotation_plans (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  name text not null,
  state text not null default 'draft',
  author_id uuid not null references public.officers (id),
  checklist_version_id uuid,
  settings jsonb not null default '{}',
  objective jsonb not null default '{}',
  published_at timestamptz,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint rotation_plans_state_known check (state in ('draft', 'published', 'discarded', 'finished'))
);
comment on column public.rotation_plans.settings is 'Rules of this rotation: window, reciprocal {lag, scope}, balance, round_load, max_travel, change_cost.';
create index rotation_plans_organ_id_idx on public.rotation_plans (organ_id);

create table public.rotation_rounds (
  plan_id uuid not null references public.rotation_plans (id),
  round integer not null,
  starts_on date not null,
  ends_on date not null,
  release_at timestamptz not null,
  primary key (plan_id, round),
  constraint rotation_rounds_round_positive check (round >= 1),
  constraint rotation_rounds_period check (ends_on >= starts_on)
);
comment on column public.rotation_rounds.release_at is 'Before this moment the units inspected see nothing of the round.';

create table public.rotation_teams (
  id uuid primary key,
  plan_id uuid not null references public.rotation_plans (id),
  name text not null,
  lead_organ_id uuid not null references public.organs (id),
  position integer not null default 0,
  constraint rotation_teams_name_once unique (plan_id, name)
);
create table public.rotation_team_members (
  team_id uuid not null references public.rotation_teams (id),
  officer_id uuid not null references public.officers (id),
  is_lead boolean not null default false,
  off_rounds integer[] not null default '{}',
  primary key (team_id, officer_id)
);
create index rotation_team_members_officer_id_idx on public.rotation_team_members (officer_id);

create table public.rotation_targets (
  id uuid primary key,
  plan_id uuid not null references public.rotation_plans (id),
  organ_id uuid not null references public.organs (id),
  division_code text references public.divisions (code),
  name text not null,
  need integer not null default 1,
  position integer not null default 0,
  constraint rotation_targets_name_once unique (plan_id, organ_id, name),
  constraint rotation_targets_need_range check (need between 0 and 60)
);
comment on column public.rotation_targets.organ_id is 'The unit inspected; a village belongs to its township commission.';

create table public.rotation_assignments (
  id uuid primary key,
  plan_id uuid not null references public.rotation_plans (id),
  team_id uuid not null references public.rotation_teams (id),
  target_id uuid not null references public.rotation_targets (id),
  round integer not null,
  is_locked boolean not null default false,
  reasons jsonb not null default '[]',
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint rotation_assignments_once unique (plan_id, team_id, target_id, round),
  constraint rotation_assignments_round foreign key (plan_id, round) references public.rotation_rounds (plan_id, round)
);
create index rotation_assignments_team_id_idx on public.rotation_assignments (team_id);
create index rotation_assignments_target_id_idx on public.rotation_assignments (target_id);

-- The draw, for anyone present to follow and anyone later to check: same input and seed give the same result, byte for byte.
create table public.rotation_draws (
  id uuid primary key,
  plan_id uuid not null references public.rotation_plans (id),
  seed bigint not null,
  instance jsonb not null,
  instance_sha256 text not null,
  result_sha256 text not null,
  drawn_by uuid not null references public.officers (id),
  drawn_at timestamptz not null default clock_timestamp(),
  constraint rotation_draws_hashes check (instance_sha256 ~ '^[0-9a-f]{64}$' and result_sha256 ~ '^[0-9a-f]{64}$')
);
create index rotation_draws_plan_id_idx on public.rotation_draws (plan_id);

create function private.rotation_planner_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['administrator', 'area_coordinator', 'office_officer'])
$$;
create function private.rotation_reader_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['administrator', 'area_coordinator', 'office_officer', 'leader'])
$$;
-- Plans in which I have a part: as a member of a team, or as a unit inspected in a round that has been released.
create function private.my_rotation_plan_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(
    select t.plan_id from rotation_team_members m join rotation_teams t on t.id = m.team_id join rotation_plans p on p.id = t.plan_id
    where m.officer_id = private.acting_officer_id() and p.state in ('published', 'finished')
    union
    select a.plan_id from rotation_assignments a join rotation_targets g on g.id = a.target_id
      join rotation_rounds r on r.plan_id = a.plan_id and r.round = a.round join rotation_plans p on p.id = a.plan_id
    where p.state in ('published', 'finished') and r.release_at <= now() and g.organ_id = any (private.visible_organ_ids()))
$$;
create function private.my_rotation_team_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select m.team_id from rotation_team_members m join rotation_teams t on t.id = m.team_id join rotation_plans p on p.id = t.plan_id
    where m.officer_id = private.acting_officer_id() and p.state in ('published', 'finished'))
$$;
-- Assignments of units that I may see, once their round is released.
create function private.released_assignment_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(
    select a.id from rotation_assignments a join rotation_targets g on g.id = a.target_id
      join rotation_rounds r on r.plan_id = a.plan_id and r.round = a.round join rotation_plans p on p.id = a.plan_id
    where p.state in ('published', 'finished') and r.release_at <= now() and g.organ_id = any (private.visible_organ_ids()))
$$;
create function private.read_rotation_plan_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select p.id from rotation_plans p where p.organ_id = any (private.rotation_reader_organ_ids()))
$$;
create function private.write_rotation_plan_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select p.id from rotation_plans p where p.organ_id = any (private.rotation_planner_organ_ids()))
$$;
grant execute on function private.rotation_planner_organ_ids, private.rotation_reader_organ_ids, private.my_rotation_plan_ids, private.my_rotation_team_ids,
  private.released_assignment_ids, private.read_rotation_plan_ids, private.write_rotation_plan_ids to authenticated;

alter table public.rotation_plans enable row level security;
alter table public.rotation_rounds enable row level security;
alter table public.rotation_teams enable row level security;
alter table public.rotation_team_members enable row level security;
alter table public.rotation_targets enable row level security;
alter table public.rotation_assignments enable row level security;
alter table public.rotation_draws enable row level security;
revoke all on public.rotation_plans, public.rotation_rounds, public.rotation_teams, public.rotation_team_members, public.rotation_targets,
  public.rotation_assignments, public.rotation_draws from anon, authenticated;
grant select, insert, update on public.rotation_plans, public.rotation_rounds, public.rotation_teams, public.rotation_team_members, public.rotation_targets,
  public.rotation_assignments to authenticated;
grant delete on public.rotation_assignments, public.rotation_team_members to authenticated;
grant select, insert on public.rotation_draws to authenticated;

create policy "rotation_plans: read by planners, leaders, who has a part" on public.rotation_plans
  for select to authenticated using (organ_id = any ((select private.rotation_reader_organ_ids())::uuid[]) or id = any ((select private.my_rotation_plan_ids())::uuid[]));
create policy "rotation_plans: drafted by a planner's command" on public.rotation_plans
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.rotation_planner_organ_ids())::uuid[])
    and author_id = (select private.acting_officer_id()));
create policy "rotation_plans: changed by a planner's command" on public.rotation_plans
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.rotation_planner_organ_ids())::uuid[]))
  with check (organ_id = any ((select private.rotation_planner_organ_ids())::uuid[]));

create policy "rotation_rounds: read with their plan" on public.rotation_rounds
  for select to authenticated using (plan_id = any ((select private.read_rotation_plan_ids())::uuid[])
    or (plan_id = any ((select private.my_rotation_plan_ids())::uuid[])
        and (release_at <= now() or plan_id in (select t.plan_id from public.rotation_teams t where t.id = any ((select private.my_rotation_team_ids())::uuid[])))));
create policy "rotation_rounds: written by a planner's command" on public.rotation_rounds
  for insert to authenticated with check ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));
create policy "rotation_rounds: changed by a planner's command" on public.rotation_rounds
  for update to authenticated using ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));

create policy "rotation_teams: read by planners, members, and units visited" on public.rotation_teams
  for select to authenticated using (plan_id = any ((select private.read_rotation_plan_ids())::uuid[])
    or id = any ((select private.my_rotation_team_ids())::uuid[])
    or id in (select a.team_id from public.rotation_assignments a where a.id = any ((select private.released_assignment_ids())::uuid[])));
create policy "rotation_teams: written by a planner's command" on public.rotation_teams
  for insert to authenticated with check ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));
create policy "rotation_teams: changed by a planner's command" on public.rotation_teams
  for update to authenticated using ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));

create policy "rotation_team_members: read with their team" on public.rotation_team_members
  for select to authenticated using (team_id in (select t.id from public.rotation_teams t));
create policy "rotation_team_members: written by a planner's command" on public.rotation_team_members
  for insert to authenticated with check ((select private.in_command())
    and team_id in (select t.id from public.rotation_teams t where t.plan_id = any ((select private.write_rotation_plan_ids())::uuid[])));
create policy "rotation_team_members: changed by a planner's command" on public.rotation_team_members
  for update to authenticated using ((select private.in_command())
    and team_id in (select t.id from public.rotation_teams t where t.plan_id = any ((select private.write_rotation_plan_ids())::uuid[])));
create policy "rotation_team_members: removed by a planner's command" on public.rotation_team_members
  for delete to authenticated using ((select private.in_command())
    and team_id in (select t.id from public.rotation_teams t where t.plan_id = any ((select private.write_rotation_plan_ids())::uuid[])));

create policy "rotation_targets: read by planners, teams that go, the unit" on public.rotation_targets
  for select to authenticated using (plan_id = any ((select private.read_rotation_plan_ids())::uuid[])
    or id in (select a.target_id from public.rotation_assignments a));
create policy "rotation_targets: written by a planner's command" on public.rotation_targets
  for insert to authenticated with check ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));
create policy "rotation_targets: changed by a planner's command" on public.rotation_targets
  for update to authenticated using ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));

create policy "rotation_assignments: planners, the team, the unit on release" on public.rotation_assignments
  for select to authenticated using (plan_id = any ((select private.read_rotation_plan_ids())::uuid[])
    or team_id = any ((select private.my_rotation_team_ids())::uuid[])
    or id = any ((select private.released_assignment_ids())::uuid[]));
create policy "rotation_assignments: written by a planner's command" on public.rotation_assignments
  for insert to authenticated with check ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));
create policy "rotation_assignments: changed by a planner's command" on public.rotation_assignments
  for update to authenticated using ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));
create policy "rotation_assignments: removed by a planner's command" on public.rotation_assignments
  for delete to authenticated using ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[]));

-- Seed and instance give every round: who has a part reads them when the last round is released, to check the draw; before
-- that the hashes are on record in the trail of who drew.
create function private.released_rotation_plan_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select id from unnest(private.my_rotation_plan_ids()) id
    where not exists (select from rotation_rounds r where r.plan_id = id and r.release_at > now()))
$$;
grant execute on function private.released_rotation_plan_ids to authenticated;
create policy "rotation_draws: read by planners; by parts after release" on public.rotation_draws
  for select to authenticated using (plan_id = any ((select private.read_rotation_plan_ids())::uuid[])
    or plan_id = any ((select private.released_rotation_plan_ids())::uuid[]));
create policy "rotation_draws: recorded by a planner's command" on public.rotation_draws
  for insert to authenticated with check ((select private.in_command()) and plan_id = any ((select private.write_rotation_plan_ids())::uuid[])
    and drawn_by = (select private.acting_officer_id()));

-- Who orders an inspection orders it within his own commission: no finding and no figure lands in another county.
create function private.check_unit_in_remit() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  ordering uuid := coalesce((to_jsonb(new) ->> 'inspecting_organ_id')::uuid, (select p.organ_id from rotation_plans p where p.id = (to_jsonb(new) ->> 'plan_id')::uuid));
begin
  if not exists (select from organs unit join organs commission on unit.path <@ commission.path
    where unit.id = new.organ_id and commission.id = private.county_organ_id(ordering)) then
    perform private.refuse('unit_outside_remit');
  end if;
  return new;
end
$$;
create trigger rotation_targets_check_remit before insert or update of organ_id on public.rotation_targets
  for each row execute function private.check_unit_in_remit();

-- A hard tie between an officer and a unit or village inspected.
create function private.rotation_tie_kind(officer uuid, organ uuid, division text, on_day date) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select t.kind
  from ties t
  left join organs o on o.id = organ
  where t.officer_id = officer and t.grade = 'hard' and t.valid_from <= on_day
    and coalesce(t.valid_to, 'infinity') + case when t.kind = 'former_post' and t.valid_to is not null
      then make_interval(years => private.rule_value('former_post_years', (select f.organ_id from officers f where f.id = officer), on_day)::integer) else interval '0' end >= on_day
    and (t.target_organ_id = organ or t.target_division_code in (o.division_code, division))
  order by t.kind limit 1
$$;

-- The hard rules, checked by the database whoever planned: the first breach found, or null.
create function private.rotation_breach(plan uuid) returns text
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  breach text;
  lag integer := coalesce((select (p.settings #>> '{reciprocal,lag}')::integer from rotation_plans p where p.id = plan), 1);
begin
  select 'team_too_small: ' || t.name into breach from rotation_teams t
    where t.plan_id = plan and (select count(*) from rotation_team_members m where m.team_id = t.id) < 2 limit 1;
  if breach is not null then return breach; end if;
  select 'own_unit: ' || t.name || ' / ' || g.name into breach
    from rotation_assignments a join rotation_teams t on t.id = a.team_id join rotation_targets g on g.id = a.target_id
    join rotation_team_members m on m.team_id = t.id join officers f on f.id = m.officer_id
    where a.plan_id = plan and (f.organ_id = g.organ_id or t.lead_organ_id = g.organ_id) limit 1;
  if breach is not null then return breach; end if;
  -- which tie it is stays with the officer and his administrator
  select 'hard_tie: ' || f.name || ' / ' || g.name into breach
    from rotation_assignments a join rotation_targets g on g.id = a.target_id join rotation_rounds r on r.plan_id = a.plan_id and r.round = a.round
    join rotation_team_members m on m.team_id = a.team_id join officers f on f.id = m.officer_id
    where a.plan_id = plan and private.rotation_tie_kind(f.id, g.organ_id, g.division_code, r.starts_on) is not null limit 1;
  if breach is not null then return breach; end if;
  select 'mutual_pair: ' || o1.name || ' / ' || o2.name || ' / ' || a.round into breach
    from rotation_assignments a join rotation_teams t on t.id = a.team_id join rotation_targets g on g.id = a.target_id
    join rotation_assignments b on b.plan_id = a.plan_id and b.round between a.round and a.round + lag
    join rotation_teams t2 on t2.id = b.team_id join rotation_targets g2 on g2.id = b.target_id
    join organs o1 on o1.id = t.lead_organ_id join organs o2 on o2.id = g.organ_id
    where a.plan_id = plan and t.lead_organ_id = g2.organ_id and t2.lead_organ_id = g.organ_id limit 1;
  if breach is not null then return breach; end if;
  select 'person_in_two_places: ' || f.name || ' / ' || a.round into breach
    from rotation_assignments a join rotation_team_members m on m.team_id = a.team_id
    join rotation_assignments b on b.plan_id = a.plan_id and b.round = a.round and b.team_id <> a.team_id
    join rotation_team_members m2 on m2.team_id = b.team_id and m2.officer_id = m.officer_id join officers f on f.id = m.officer_id
    where a.plan_id = plan limit 1;
  return breach;
end
$$;
create function private.refuse_breach(plan uuid) returns void
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  breach text := private.rotation_breach(plan);
begin
  if breach is not null then perform private.refuse('rotation_' || split_part(breach, ': ', 1), split_part(breach, ': ', 2)); end if;
end
$$;
grant execute on function private.refuse_breach to authenticated;

-- payload: {organ_id, name, settings, checklist_version_id?, rounds: [{round, starts_on, ends_on, release_at}],
--   teams: [{id, name, lead_organ_id, members: [{officer_id, is_lead, off_rounds?}]}], targets: [{id, organ_id, division_code?, name, need}],
--   assignments: [{team_id, target_id, round, is_locked?, reasons?}], objective?, draw: {seed, instance, instance_sha256, result_sha256}}
create function public.save_rotation_plan(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_rotation_plan', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
begin
  if answer is not null then return answer; end if;
  insert into rotation_plans (id, organ_id, name, author_id, checklist_version_id, settings, objective)
  values (save_rotation_plan.id, organ, private.required_text(payload, 'name'), private.acting_officer_id(), (payload ->> 'checklist_version_id')::uuid,
    coalesce(payload -> 'settings', '{}'), coalesce(payload -> 'objective', '{}'));
  insert into rotation_rounds (plan_id, round, starts_on, ends_on, release_at)
    select save_rotation_plan.id, r.round, r.starts_on, r.ends_on, coalesce(r.release_at, r.starts_on::timestamp at time zone 'Asia/Shanghai')
    from jsonb_to_recordset(payload -> 'rounds') as r(round integer, starts_on date, ends_on date, release_at timestamptz);
  insert into rotation_teams (id, plan_id, name, lead_organ_id, position)
    select (t ->> 'id')::uuid, save_rotation_plan.id, private.required_text(t, 'name'), private.required_uuid(t, 'lead_organ_id'), n
    from jsonb_array_elements(payload -> 'teams') with ordinality as x (t, n);
  insert into rotation_team_members (team_id, officer_id, is_lead, off_rounds)
    select (t ->> 'id')::uuid, (m ->> 'officer_id')::uuid, coalesce((m ->> 'is_lead')::boolean, false), private.text_array(m, 'off_rounds')::integer[]
    from jsonb_array_elements(payload -> 'teams') t, jsonb_array_elements(t -> 'members') m;
  insert into rotation_targets (id, plan_id, organ_id, division_code, name, need, position)
    select (g ->> 'id')::uuid, save_rotation_plan.id, private.required_uuid(g, 'organ_id'), g ->> 'division_code', private.required_text(g, 'name'),
      coalesce((g ->> 'need')::integer, 1), n from jsonb_array_elements(payload -> 'targets') with ordinality as x (g, n);
  perform private.add_assignments(save_rotation_plan.id, payload -> 'assignments');
  insert into rotation_draws (id, plan_id, seed, instance, instance_sha256, result_sha256, drawn_by)
  values (gen_random_uuid(), save_rotation_plan.id, (payload #>> '{draw,seed}')::bigint, coalesce(payload #> '{draw,instance}', '{}'),
    payload #>> '{draw,instance_sha256}', payload #>> '{draw,result_sha256}', private.acting_officer_id());
  perform private.refuse_breach(save_rotation_plan.id);
  perform private.append_event(organ, 'rotation_plan', save_rotation_plan.id::text, 'drawn', null, 'draft', null,
    jsonb_build_object('seed', payload #> '{draw,seed}', 'instance_sha256', payload #> '{draw,instance_sha256}', 'result_sha256', payload #> '{draw,result_sha256}'));
  return private.finish_command(id, payload, jsonb_build_object('plan_id', save_rotation_plan.id));
end
$$;

create function private.add_assignments(plan uuid, items jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  insert into rotation_assignments (id, plan_id, team_id, target_id, round, is_locked, reasons)
  select gen_random_uuid(), plan, (a ->> 'team_id')::uuid, (a ->> 'target_id')::uuid, (a ->> 'round')::integer,
    coalesce((a ->> 'is_locked')::boolean, false), coalesce(a -> 'reasons', '[]')
  from jsonb_array_elements(coalesce(items, '[]')) a
$$;
grant execute on function private.add_assignments to authenticated;

-- payload: {plan_id, version, drop: [assignment_id], add: [{team_id, target_id, round}], lock: [{assignment_id, is_locked}],
--   members: [{team_id, remove_officer_id?, add_officer_id?}], note?}
-- By hand or by repair, draft or published; rounds that have begun stay as they are.
create function public.adjust_rotation_plan(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'adjust_rotation_plan', payload);
  plan public.rotation_plans;
  dropped uuid[] := private.text_array(payload, 'drop')::uuid[];
begin
  if answer is not null then return answer; end if;
  select * into plan from rotation_plans p where p.id = private.required_uuid(payload, 'plan_id');
  if plan.id is null then perform private.refuse('not_found', 'rotation_plan'); end if;
  if plan.state not in ('draft', 'published') then perform private.refuse('plan_not_open', plan.state); end if;
  perform private.check_version(payload, plan.version);
  if plan.state = 'published' and exists (
    select from rotation_rounds r where r.plan_id = plan.id and r.starts_on <= private.today() and (
      r.round in (select a.round from rotation_assignments a where a.id = any (dropped))
      or r.round in (select (x ->> 'round')::integer from jsonb_array_elements(coalesce(payload -> 'add', '[]')) x)))
  then perform private.refuse('round_has_begun'); end if;
  if exists (select from rotation_assignments a where a.id = any (dropped) and a.is_locked) then perform private.refuse('assignment_locked'); end if;
  if plan.state = 'published' then perform private.cancel_inspections(dropped); end if;
  delete from rotation_assignments a where a.plan_id = plan.id and a.id = any (dropped);
  delete from rotation_team_members m using jsonb_array_elements(coalesce(payload -> 'members', '[]')) x
    where m.team_id = (x ->> 'team_id')::uuid and m.officer_id = (x ->> 'remove_officer_id')::uuid;
  insert into rotation_team_members (team_id, officer_id)
    select (x ->> 'team_id')::uuid, (x ->> 'add_officer_id')::uuid from jsonb_array_elements(coalesce(payload -> 'members', '[]')) x
    where x ->> 'add_officer_id' is not null;
  perform private.add_assignments(plan.id, payload -> 'add');
  update rotation_assignments a set is_locked = (x ->> 'is_locked')::boolean, changed_xid = pg_current_xact_id()
    from jsonb_array_elements(coalesce(payload -> 'lock', '[]')) x where a.id = (x ->> 'assignment_id')::uuid and a.plan_id = plan.id;
  perform private.refuse_breach(plan.id);
  update rotation_plans p set version = p.version + 1, changed_xid = pg_current_xact_id() where p.id = plan.id;
  if not found then perform private.refuse('forbidden'); end if;
  if plan.state = 'published' then perform private.open_inspections(plan.id); end if;
  perform private.append_event(plan.organ_id, 'rotation_plan', plan.id::text, case plan.state when 'published' then 'repaired' else 'adjusted' end,
    null, null, private.optional_text(payload, 'note'),
    jsonb_build_object('dropped', cardinality(dropped), 'added', jsonb_array_length(coalesce(payload -> 'add', '[]'))));
  return private.finish_command(id, payload, jsonb_build_object('plan_id', plan.id, 'version', plan.version + 1));
end
$$;
select private.register_commands('save_rotation_plan', 'adjust_rotation_plan');

select private.register_workflow('rotation_plan', 'rotation_plans', 'draft');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position)
select 'rotation_plan', t.from_state, t.action, t.to_state, r.role, t.needs_note, t.effect, t.position
from (values
  ('draft', 'publish', 'published', false, 'publish_rotation_plan', 1),
  ('draft', 'discard', 'discarded', false, null, 2),
  ('published', 'finish', 'finished', false, null, 3)
) as t (from_state, action, to_state, needs_note, effect, position), (values ('administrator'), ('area_coordinator'), ('office_officer')) as r (role);

create function private.publish_rotation_plan(plan uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if not exists (select from rotation_assignments a where a.plan_id = plan) then perform private.refuse('plan_empty'); end if;
  perform private.refuse_breach(plan);
  update rotation_plans p set published_at = now(), version = p.version + 1, changed_xid = pg_current_xact_id() where p.id = plan;
  perform private.open_inspections(plan);
end
$$;
grant execute on function private.publish_rotation_plan to authenticated;
