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
comment on column public.rotation_plans.settings is
  'Rules of this rotation: kind, window, reciprocal {lag, scope}, balance {perRound, total}, even_rounds, max_travel_km, excluded [{team_id, target_id}].';
comment on column public.rotation_plans.objective is 'How the latest proposal ended: status, travel, soft, changes, missing [{target_id, visits, rules}].';
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
  constraint rotation_teams_name_once unique (plan_id, name),
  constraint rotation_teams_of_plan unique (plan_id, id)
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
  constraint rotation_targets_of_plan unique (plan_id, id),
  constraint rotation_targets_need_range check (need between 0 and 60)
);
comment on column public.rotation_targets.organ_id is 'The unit inspected; a village belongs to its township commission.';

create table public.rotation_assignments (
  id uuid primary key,
  plan_id uuid not null references public.rotation_plans (id),
  team_id uuid not null,
  target_id uuid not null,
  round integer not null,
  is_locked boolean not null default false,
  reasons jsonb not null default '[]',
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint rotation_assignments_once unique (plan_id, team_id, target_id, round),
  -- team, target and round are of the same plan
  constraint rotation_assignments_team foreign key (plan_id, team_id) references public.rotation_teams (plan_id, id),
  constraint rotation_assignments_target foreign key (plan_id, target_id) references public.rotation_targets (plan_id, id),
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
  contributions jsonb not null default '[]',
  method text not null default '',
  drawn_by uuid not null references public.officers (id),
  drawn_at timestamptz not null default clock_timestamp(),
  constraint rotation_draws_hashes check (instance_sha256 ~ '^[0-9a-f]{64}$' and result_sha256 ~ '^[0-9a-f]{64}$'),
  constraint rotation_draws_seed_range check (seed between 0 and 4294967295)
);
comment on column public.rotation_draws.contributions is 'What those present said, [{name, text}], from which the seed is made; empty for a proposal without a public draw.';
comment on column public.rotation_draws.method is 'The way in which seed and instance lead to the result; another method checks this draw no longer.';
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
-- Teams that I may name myself into: what I plan because I inspect there too, not because I administer.
create function private.own_rotation_team_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select t.id from rotation_teams t join rotation_plans p on p.id = t.plan_id
    where p.organ_id = any (private.granted_organ_ids(array['area_coordinator', 'office_officer'])))
$$;
grant execute on function private.own_rotation_team_ids, private.rotation_planner_organ_ids, private.rotation_reader_organ_ids, private.my_rotation_plan_ids, private.my_rotation_team_ids,
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
  for insert to authenticated with check ((select private.in_command()) and officer_id in (select f.id from public.officers f)
    and team_id in (select t.id from public.rotation_teams t where t.plan_id = any ((select private.write_rotation_plan_ids())::uuid[]))
    and (officer_id <> (select private.real_officer_id()) or team_id = any ((select private.own_rotation_team_ids())::uuid[])));
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

create function private.former_post_span(officer uuid, on_day date) returns interval
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select make_interval(years => private.rule_value('former_post_years', f.organ_id, on_day)::integer) from officers f where f.id = officer
$$;

-- Ties of officers as a rotation reads them: to a place, to an organ, to an officer (then to his organ), and the posts held
-- elsewhere within the configured years.
create function private.rotation_ties(officers uuid[], on_day date)
returns table (officer_id uuid, organ_id uuid, division_code text, grade text, kind text)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select t.officer_id, coalesce(t.target_organ_id, f.organ_id), t.target_division_code, t.grade, t.kind
  from ties t left join officers f on f.id = t.target_officer_id
  where t.officer_id = any (officers) and t.valid_from <= on_day
    and coalesce(t.valid_to, 'infinity') + case when t.kind = 'former_post' and t.valid_to is not null
      then private.former_post_span(t.officer_id, on_day) else interval '0' end >= on_day
  union
  select p.officer_id, p.organ_id, null, 'hard', 'former_post'
  from officer_posts p join officers f on f.id = p.officer_id
  where p.officer_id = any (officers) and p.organ_id <> f.organ_id and lower(p.held) <= on_day
    and (upper_inf(p.held) or upper(p.held) + private.former_post_span(p.officer_id, on_day) > on_day)
$$;

-- Whether a tie concerns a target: the unit itself, its township, the village, or a place within it.
create function private.tie_meets_target(tie_organ uuid, tie_division text, unit uuid, unit_division text, division text) returns boolean
language sql immutable as $$
  select coalesce(tie_organ = unit, false) or coalesce(tie_division = unit_division, false)
    or coalesce(starts_with(tie_division, private.division_prefix(coalesce(division, unit_division))), false)
$$;

-- A hard tie between an officer and a unit or village inspected.
create function private.rotation_tie_kind(officer uuid, organ uuid, division text, on_day date) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select t.kind
  from private.rotation_ties(array[officer], on_day) t left join organs o on o.id = organ
  where t.grade = 'hard' and private.tie_meets_target(t.organ_id, t.division_code, organ, o.division_code, division)
  order by t.kind limit 1
$$;

-- The hard rules, checked by the database whoever planned: the first breach found, or null.
create function private.rotation_breach(plan uuid) returns text
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  breach text;
  rules jsonb := (select p.settings from rotation_plans p where p.id = plan);
  lag integer := coalesce((rules #>> '{reciprocal,lag}')::integer, 1);
  every_member boolean := coalesce(rules #>> '{reciprocal,scope}' = 'any', false);
  repeat_window integer := coalesce((rules ->> 'window')::integer, 1);
begin
  select 'team_too_small: ' || t.name into breach from rotation_teams t
    where t.plan_id = plan and (select count(*) from rotation_team_members m where m.team_id = t.id) < 2 limit 1;
  if breach is not null then return breach; end if;
  select 'team_away: ' || t.name || ' / ' || a.round into breach
    from rotation_assignments a join rotation_teams t on t.id = a.team_id
    where a.plan_id = plan and (select count(*) from rotation_team_members m where m.team_id = t.id and not (a.round = any (m.off_rounds))) < 2 limit 1;
  if breach is not null then return breach; end if;
  select 'own_unit: ' || t.name || ' / ' || g.name into breach
    from rotation_assignments a join rotation_teams t on t.id = a.team_id join rotation_targets g on g.id = a.target_id
    join organs unit on unit.id = g.organ_id
    join rotation_team_members m on m.team_id = t.id join officers f on f.id = m.officer_id join organs home on home.id = f.organ_id
    where a.plan_id = plan and (home.path <@ unit.path or t.lead_organ_id = g.organ_id) limit 1;
  if breach is not null then return breach; end if;
  -- which tie it is stays with the officer and his administrator
  select 'hard_tie: ' || f.name || ' / ' || g.name into breach
    from (select distinct m.officer_id, min(r.starts_on) as on_day from rotation_team_members m join rotation_teams t on t.id = m.team_id
      join rotation_rounds r on r.plan_id = t.plan_id where t.plan_id = plan group by m.officer_id) as people,
      lateral private.rotation_ties(array[people.officer_id], people.on_day) tie, rotation_team_members m, rotation_assignments a, rotation_targets g, organs unit, officers f
    where tie.grade = 'hard' and m.officer_id = tie.officer_id and a.team_id = m.team_id and a.plan_id = plan and g.id = a.target_id
      and unit.id = g.organ_id and f.id = tie.officer_id
      and private.tie_meets_target(tie.organ_id, tie.division_code, g.organ_id, unit.division_code, g.division_code) limit 1;
  if breach is not null then return breach; end if;
  select 'mutual_pair: ' || o1.name || ' / ' || o2.name || ' / ' || there.round into breach
    from private.rotation_meetings(plan, every_member) there
    join private.rotation_meetings(plan, every_member) back on back.inspecting = there.inspected and back.inspected = there.inspecting
      and back.round between there.round and there.round + lag
    join organs o1 on o1.id = there.inspecting join organs o2 on o2.id = there.inspected limit 1;
  if breach is not null then return breach; end if;
  select 'repeated_pair: ' || t.name || ' / ' || g.name into breach
    from rotation_assignments a join rotation_assignments b on b.team_id = a.team_id and b.target_id = a.target_id
      and b.round > a.round and b.round - a.round < repeat_window
    join rotation_teams t on t.id = a.team_id join rotation_targets g on g.id = a.target_id
    where a.plan_id = plan limit 1;
  if breach is not null then return breach; end if;
  select 'person_in_two_places: ' || f.name || ' / ' || a.round into breach
    from rotation_assignments a join rotation_team_members m on m.team_id = a.team_id
    join rotation_assignments b on b.plan_id = a.plan_id and b.round = a.round and b.team_id <> a.team_id
    join rotation_team_members m2 on m2.team_id = b.team_id and m2.officer_id = m.officer_id join officers f on f.id = m.officer_id
    where a.plan_id = plan limit 1;
  return breach;
end
$$;
-- Which unit inspects which, in which round: by the lead unit of a team, or by every member's.
create function private.rotation_meetings(plan uuid, every_member boolean) returns table (inspecting uuid, inspected uuid, round integer)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select t.lead_organ_id, g.organ_id, a.round
  from rotation_assignments a join rotation_teams t on t.id = a.team_id join rotation_targets g on g.id = a.target_id where a.plan_id = plan
  union
  select f.organ_id, g.organ_id, a.round
  from rotation_assignments a join rotation_team_members m on m.team_id = a.team_id join officers f on f.id = m.officer_id
    join rotation_targets g on g.id = a.target_id where a.plan_id = plan and every_member
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
  if payload ->> 'checklist_version_id' is not null and not exists (select from checklist_versions v
    where v.id = (payload ->> 'checklist_version_id')::uuid and v.state = 'published') then perform private.refuse('checklist_not_published'); end if;
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
  perform private.refuse_breach(save_rotation_plan.id);
  perform private.record_draw(save_rotation_plan.id, organ, payload -> 'draw');
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

-- Seed and hashes go on record with whoever may plan here; the trail of the unit stays silent.
create function private.record_draw(plan uuid, organ uuid, draw jsonb) returns void
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  insert into rotation_draws (id, plan_id, seed, instance, instance_sha256, result_sha256, contributions, method, drawn_by)
  values (gen_random_uuid(), plan, (draw ->> 'seed')::bigint, coalesce(draw -> 'instance', '{}'), draw ->> 'instance_sha256', draw ->> 'result_sha256',
    coalesce(draw -> 'contributions', '[]'), coalesce(draw ->> 'method', ''), private.acting_officer_id());
  perform private.append_event(organ, 'rotation_plan', plan::text, 'drawn', null, null, null,
    jsonb_build_object('seed', draw -> 'seed', 'instance_sha256', draw -> 'instance_sha256', 'result_sha256', draw -> 'result_sha256'));
end
$$;
grant execute on function private.record_draw to authenticated;

-- payload: {plan_id, version, assignments: [{team_id, target_id, round, reasons?}], objective, draw}
-- A draft is proposed or drawn again; what is locked stays, and the new proposal must hold it.
create function public.put_rotation_proposal(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'put_rotation_proposal', payload);
  plan public.rotation_plans;
  items jsonb := coalesce(payload -> 'assignments', '[]');
begin
  if answer is not null then return answer; end if;
  select * into plan from rotation_plans p where p.id = private.required_uuid(payload, 'plan_id');
  if plan.id is null then perform private.refuse('not_found', 'rotation_plan'); end if;
  if plan.state <> 'draft' then perform private.refuse('plan_not_draft', plan.state); end if;
  perform private.check_version(payload, plan.version);
  if exists (select from rotation_assignments a where a.plan_id = plan.id and a.is_locked and not exists (
    select from jsonb_array_elements(items) x
    where (x ->> 'team_id')::uuid = a.team_id and (x ->> 'target_id')::uuid = a.target_id and (x ->> 'round')::integer = a.round))
  then perform private.refuse('assignment_locked'); end if;
  delete from rotation_assignments a where a.plan_id = plan.id and not a.is_locked;
  insert into rotation_assignments (id, plan_id, team_id, target_id, round, reasons)
    select gen_random_uuid(), plan.id, (x ->> 'team_id')::uuid, (x ->> 'target_id')::uuid, (x ->> 'round')::integer, coalesce(x -> 'reasons', '[]')
    from jsonb_array_elements(items) x
    on conflict on constraint rotation_assignments_once do nothing;
  perform private.refuse_breach(plan.id);
  update rotation_plans p set objective = coalesce(payload -> 'objective', '{}'), version = p.version + 1, changed_xid = pg_current_xact_id() where p.id = plan.id;
  if not found then perform private.refuse('forbidden'); end if;
  perform private.record_draw(plan.id, plan.organ_id, payload -> 'draw');
  return private.finish_command(id, payload, jsonb_build_object('plan_id', plan.id, 'version', plan.version + 1));
end
$$;

-- payload: {plan_id, version, drop: [assignment_id], add: [{team_id, target_id, round, reasons?}], lock: [{assignment_id, is_locked}],
--   members: [{team_id, remove_officer_id?, add_officer_id?}], off: [{team_id, officer_id, rounds}],
--   targets: [{id, organ_id, division_code?, name, need}], excluded?: [{team_id, target_id}], note?}
-- By hand or by repair, draft or published; rounds that have begun stay as they are.
create function public.adjust_rotation_plan(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'adjust_rotation_plan', payload);
  plan public.rotation_plans;
  dropped uuid[] := private.text_array(payload, 'drop')::uuid[];
  touched uuid[];
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
  update rotation_assignments a set is_locked = (x ->> 'is_locked')::boolean, changed_xid = pg_current_xact_id()
    from jsonb_array_elements(coalesce(payload -> 'lock', '[]')) x where a.id = (x ->> 'assignment_id')::uuid and a.plan_id = plan.id;
  if exists (select from rotation_assignments a where a.id = any (dropped) and a.is_locked) then perform private.refuse('assignment_locked'); end if;
  touched := array(select a.team_id from rotation_assignments a where a.id = any (dropped)
    union select (x ->> 'team_id')::uuid from jsonb_array_elements(coalesce(payload -> 'add', '[]')) x);
  if plan.state = 'published' then perform private.cancel_inspections(dropped); end if;
  delete from rotation_assignments a where a.plan_id = plan.id and a.id = any (dropped);
  insert into rotation_targets (id, plan_id, organ_id, division_code, name, need, position)
    select (g ->> 'id')::uuid, plan.id, private.required_uuid(g, 'organ_id'), g ->> 'division_code', private.required_text(g, 'name'),
      coalesce((g ->> 'need')::integer, 1), 10000 + n from jsonb_array_elements(coalesce(payload -> 'targets', '[]')) with ordinality as x (g, n);
  perform private.change_members(plan.id, plan.state, payload);
  perform private.add_assignments(plan.id, payload -> 'add');
  perform private.refuse_breach(plan.id);
  update rotation_plans p set version = p.version + 1, changed_xid = pg_current_xact_id(),
      settings = case when payload ? 'excluded' then p.settings || jsonb_build_object('excluded', payload -> 'excluded') else p.settings end
    where p.id = plan.id;
  if not found then perform private.refuse('forbidden'); end if;
  if plan.state = 'published' then
    perform private.open_inspections(plan.id);
    perform private.tell_teams(touched, 'rotation_changed');
  end if;
  perform private.append_event(plan.organ_id, 'rotation_plan', plan.id::text, case plan.state when 'published' then 'repaired' else 'adjusted' end,
    null, null, private.optional_text(payload, 'note'),
    jsonb_build_object('dropped', cardinality(dropped), 'added', jsonb_array_length(coalesce(payload -> 'add', '[]'))));
  return private.finish_command(id, payload, jsonb_build_object('plan_id', plan.id, 'version', plan.version + 1));
end
$$;

-- Members leave, join, or are away in some rounds; in a published plan their access to what is still ahead goes with them.
create function private.change_members(plan uuid, state text, payload jsonb) returns void
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  change jsonb;
begin
  if exists (select from jsonb_array_elements(coalesce(payload -> 'members', '[]') || coalesce(payload -> 'off', '[]')) x
    where not exists (select from rotation_teams t where t.plan_id = plan and t.id = (x ->> 'team_id')::uuid))
  then perform private.refuse('not_found', 'rotation_team'); end if;
  delete from rotation_team_members m using jsonb_array_elements(coalesce(payload -> 'members', '[]')) x
    where m.team_id = (x ->> 'team_id')::uuid and m.officer_id = (x ->> 'remove_officer_id')::uuid;
  insert into rotation_team_members (team_id, officer_id)
    select (x ->> 'team_id')::uuid, (x ->> 'add_officer_id')::uuid from jsonb_array_elements(coalesce(payload -> 'members', '[]')) x
    where x ->> 'add_officer_id' is not null;
  update rotation_team_members m set off_rounds = private.text_array(x, 'rounds')::integer[]
    from jsonb_array_elements(coalesce(payload -> 'off', '[]')) x
    where m.team_id = (x ->> 'team_id')::uuid and m.officer_id = (x ->> 'officer_id')::uuid;
  if state <> 'published' then return; end if;
  for change in select value from jsonb_array_elements(coalesce(payload -> 'members', '[]')) loop
    perform private.change_inspector((change ->> 'team_id')::uuid, (change ->> 'remove_officer_id')::uuid, (change ->> 'add_officer_id')::uuid);
  end loop;
end
$$;
create function private.change_inspector(team uuid, leaving uuid, joining uuid) returns void
language plpgsql volatile security definer set search_path = public, private, extensions, pg_temp as $$
declare
  about rotation_teams := (select t from rotation_teams t where t.id = team);
  ahead record;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  for ahead in select i.id, i.starts_on, i.ends_on from inspections i join rotation_assignments a on a.id = i.assignment_id
    where a.team_id = team and i.state in ('scheduled', 'in_progress') and i.ends_on >= private.today() loop
    if leaving is not null then perform private.close_access('inspection', ahead.id, leaving); end if;
    if joining is not null then
      perform private.open_access('inspection', ahead.id, joining, 'inspection',
        ahead.starts_on::timestamp at time zone 'Asia/Shanghai', (ahead.ends_on + 1)::timestamp at time zone 'Asia/Shanghai');
    end if;
  end loop;
  -- who leaves sees the plan no longer: he is told of the team
  perform private.notify(leaving, 'rotation_left', 'rotation_team', team, jsonb_build_object('name', about.name)),
    private.notify(joining, 'rotation_joined', 'rotation_plan', about.plan_id, jsonb_build_object('name', about.name));
end
$$;
-- The members of these teams, each once.
create function private.tell_teams(teams uuid[], kind text) returns void
language plpgsql volatile security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  perform private.notify(told.officer_id, tell_teams.kind, 'rotation_plan', told.plan_id, jsonb_build_object('name', told.name))
    from (select distinct m.officer_id, p.id as plan_id, p.name from rotation_team_members m
      join rotation_teams t on t.id = m.team_id join rotation_plans p on p.id = t.plan_id where t.id = any (teams)) as told;
end
$$;
grant execute on function private.change_members, private.change_inspector, private.tell_teams to authenticated;

select private.register_commands('save_rotation_plan', 'put_rotation_proposal', 'adjust_rotation_plan');

-- What a planner needs besides the plan, in one answer: where units and villages are, ties of the officers he may plan with,
-- and earlier meetings of units, newest round first (0 = the last one). Which tie it is stays with the officer and his administrator.
-- Answers {organs: [{id, name, kind, path, division_code, lon, lat}], villages: [{code, lon, lat}], officers: [{id, name, organ_id, skills, availability}],
--   ties: [{officer_id, organ_id, division_code, grade, kind}], history: [{lead_organ_id, officer_ids, organ_id, division_code, name, back}]}; null outside one's remit.
create function public.rotation_planning_data(organ uuid, officers uuid[], villages text[], starts_on date) returns jsonb
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  county organs;
begin
  if not (organ = any (private.rotation_planner_organ_ids())) then return null; end if;
  select * into county from organs o where o.id = private.county_organ_id(organ);
  return jsonb_build_object(
    'organs', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'path', o.path, 'division_code', o.division_code,
        'lon', d.lon, 'lat', d.lat) order by o.division_code, o.name, o.id), '[]')
      from organs o left join divisions d on d.code = o.division_code where o.path <@ county.path and o.valid_to is null),
    'villages', (select coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'lon', d.lon, 'lat', d.lat) order by d.code), '[]')
      from divisions d where d.code = any (rotation_planning_data.villages)),
    'officers', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'organ_id', f.organ_id, 'skills', f.skills, 'availability', f.availability)
        order by f.name, f.id), '[]') from officers f where f.id = any (rotation_planning_data.officers)),
    'ties', (select coalesce(jsonb_agg(to_jsonb(t) order by t.officer_id, t.organ_id, t.division_code, t.grade), '[]')
      from private.planned_ties(rotation_planning_data.officers, rotation_planning_data.starts_on) t),
    'history', (select coalesce(jsonb_agg(to_jsonb(h) order by h.back, h.lead_organ_id, h.organ_id, h.name), '[]')
      from private.rotation_history(county.id, rotation_planning_data.starts_on) h));
end
$$;
create function private.planned_ties(officers uuid[], on_day date)
returns table (officer_id uuid, organ_id uuid, division_code text, grade text, kind text)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select distinct t.officer_id, t.organ_id, t.division_code, t.grade, case when private.administers_officer(t.officer_id) then t.kind else 'undisclosed' end
  from private.rotation_ties(
    array(select f.id from officers f where f.id = any (officers) and f.organ_id = any (private.rotation_planner_organ_ids())), on_day) t
$$;
-- Rounds are counted back over all published plans of the county; twelve are enough for every window.
create function private.rotation_history(county uuid, before date)
returns table (lead_organ_id uuid, officer_ids uuid[], organ_id uuid, division_code text, name text, back bigint)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select m.lead_organ_id, m.officer_ids, m.organ_id, m.division_code, m.name, m.back from (
    select t.lead_organ_id, array(select tm.officer_id from rotation_team_members tm where tm.team_id = t.id order by 1) as officer_ids,
      g.organ_id, g.division_code, g.name, dense_rank() over (order by r.starts_on desc, r.plan_id, r.round desc) - 1 as back
    from rotation_assignments a join rotation_plans p on p.id = a.plan_id join rotation_teams t on t.id = a.team_id
      join rotation_targets g on g.id = a.target_id join rotation_rounds r on r.plan_id = a.plan_id and r.round = a.round
    where p.state in ('published', 'finished') and r.starts_on < before and p.organ_id = any (private.rotation_planner_organ_ids())
      and private.county_organ_id(p.organ_id) = county) m
  where m.back < 12
$$;
revoke all on function public.rotation_planning_data from public, anon;
grant execute on function public.rotation_planning_data, private.planned_ties, private.rotation_history to authenticated;


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
  perform private.tell_teams(array(select distinct a.team_id from rotation_assignments a where a.plan_id = plan), 'rotation_published');
end
$$;
grant execute on function private.publish_rotation_plan to authenticated;

-- A plan as a screen and the planner read it: one answer, whatever its size, of what row security shows the caller.
-- Answers {plan, rounds, teams: [{…, members}], targets, assignments, draws}; null when there is none for him.
create function public.rotation_plan_record(plan_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object(
    'plan', jsonb_build_object('id', p.id, 'organ_id', p.organ_id, 'organ_name', (select o.name from organs o where o.id = p.organ_id), 'name', p.name, 'state', p.state,
      'settings', p.settings, 'objective', p.objective, 'version', p.version, 'published_at', p.published_at, 'made_at', p.made_at),
    'rounds', (select coalesce(jsonb_agg(jsonb_build_object('round', r.round, 'starts_on', r.starts_on, 'ends_on', r.ends_on, 'release_at', r.release_at) order by r.round), '[]')
      from rotation_rounds r where r.plan_id = p.id),
    'teams', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'lead_organ_id', t.lead_organ_id,
        'members', (select coalesce(jsonb_agg(jsonb_build_object('officer_id', m.officer_id, 'name', coalesce(f.name, ''), 'is_lead', m.is_lead, 'off_rounds', m.off_rounds)
          order by m.is_lead desc, f.name, m.officer_id), '[]') from rotation_team_members m left join officers f on f.id = m.officer_id where m.team_id = t.id)) order by t.position, t.id), '[]')
      from rotation_teams t where t.plan_id = p.id),
    'targets', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'organ_id', g.organ_id, 'organ_name', coalesce(o.name, ''), 'division_code', g.division_code, 'name', g.name, 'need', g.need)
      order by g.position, g.id), '[]') from rotation_targets g left join organs o on o.id = g.organ_id where g.plan_id = p.id),
    'assignments', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'team_id', a.team_id, 'target_id', a.target_id, 'round', a.round, 'is_locked', a.is_locked, 'reasons', a.reasons)
      order by a.round, a.id), '[]') from rotation_assignments a where a.plan_id = p.id),
    'draws', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'seed', d.seed, 'instance_sha256', d.instance_sha256, 'result_sha256', d.result_sha256,
        'contributions', d.contributions, 'method', d.method, 'drawn_at', d.drawn_at) order by d.drawn_at desc, d.id), '[]')
      from rotation_draws d where d.plan_id = p.id))
  from rotation_plans p where p.id = rotation_plan_record.plan_id
$$;
revoke all on function public.rotation_plan_record from public, anon;
grant execute on function public.rotation_plan_record to authenticated;
