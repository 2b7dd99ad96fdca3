-- Village grids: a plan is drafted, adjusted and published from a day on. A village is in one grid at a time and each grid
-- has one leader, a township officer; both histories are kept and a day can be asked for.

create table public.grid_plans (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  name text not null,
  state text not null default 'draft',
  author_id uuid not null references public.officers (id),
  seed bigint not null,
  settings jsonb not null default '{}',
  outcomes jsonb not null default '[]',
  effective_on date,
  published_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint grid_plans_state_known check (state in ('draft', 'published', 'superseded', 'discarded')),
  constraint grid_plans_draft_unpublished check (state <> 'draft' or published_at is null)
);
comment on column public.grid_plans.outcomes is 'Per township: status, objective, certified bound, and for an infeasible one the conflicting rules, as codes with names.';
create index grid_plans_organ_id_idx on public.grid_plans (organ_id);

create table public.grids (
  id uuid primary key,
  plan_id uuid not null references public.grid_plans (id),
  township_code text not null references public.divisions (code),
  name text not null,
  leader_id uuid not null references public.officers (id),
  center_village_code text references public.divisions (code),
  workload integer not null default 0,
  reasons jsonb not null default '[]',
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint grids_name_once unique (plan_id, township_code, name)
);
comment on column public.grids.leader_id is 'Who leads, or is to lead from the day of a hand-over on; who led on a day is in grid_leaderships.';
comment on column public.grids.reasons is 'Why this leader and who was excluded by which rule: codes with parameters, put into words on screen. Ties only while a draft.';
create index grids_leader_id_idx on public.grids (leader_id);

create table public.grid_villages (
  plan_id uuid not null references public.grid_plans (id),
  village_code text not null references public.divisions (code),
  grid_id uuid not null references public.grids (id),
  placed text,
  during daterange,
  changed_xid xid8 not null default pg_current_xact_id(),
  primary key (plan_id, village_code),
  constraint grid_villages_placed_known check (placed in ('real', 'township')),
  constraint grid_villages_one_grid_at_a_time exclude using gist (village_code with =, during with &&) where (during is not null)
);
comment on column public.grid_villages.during is 'Days on which the village belongs to the grid; null while the plan is a draft.';
comment on column public.grid_villages.placed is 'How the planner placed it: its real point, or by its township because none is known.';
create index grid_villages_grid_id_idx on public.grid_villages (grid_id);
create index grid_villages_village_code_idx on public.grid_villages (village_code);

create table public.grid_leaderships (
  id uuid primary key,
  grid_id uuid not null references public.grids (id),
  officer_id uuid not null references public.officers (id),
  during daterange not null,
  reason text not null,
  constraint grid_leaderships_reason_known check (reason in ('planned', 'handover', 'cover')),
  constraint grid_leaderships_one_at_a_time exclude using gist (grid_id with =, during with &&)
);
create index grid_leaderships_officer_id_idx on public.grid_leaderships (officer_id);

-- Villages that I lead today, as long as I hold a role in their township: who was taken off it, or has moved, looks after nothing there,
-- whether or not his grid has been handed over.
create function private.my_village_codes() returns text[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce(array_agg(v.village_code), '{}')
  from grid_leaderships l join grid_villages v on v.grid_id = l.grid_id and v.during @> private.today() join grids g on g.id = l.grid_id
  join organs o on o.kind = 'township_commission' and o.division_code = g.township_code and o.valid_to is null
  where l.officer_id = private.acting_officer_id() and l.during @> private.today()
    and o.id = any ((select private.granted_organ_ids(array['township_officer', 'grid_leader']))::uuid[])
$$;

-- Hard ties that keep an officer from leading this village: a tie to the village or an organ in it, and a former post there
-- within the configured years.
create function private.hard_tie_kind(officer uuid, village text, on_day date) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select t.kind
  from ties t left join organs o on o.id = t.target_organ_id
  where t.officer_id = officer and t.grade = 'hard' and coalesce(t.target_division_code, o.division_code) = village
    and t.valid_from <= on_day
    and coalesce(t.valid_to, 'infinity') + case when t.kind = 'former_post' and t.valid_to is not null
      then make_interval(years => private.rule_value('former_post_years', (select f.organ_id from officers f where f.id = officer), on_day)::integer)
      else interval '0' end >= on_day
  order by t.kind limit 1
$$;

create function private.planning_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['administrator', 'area_coordinator'])
$$;
grant execute on function private.my_village_codes, private.hard_tie_kind, private.planning_organ_ids to authenticated;

-- A grid leader is an officer of the township that the grid lies in, and the township belongs to the organ that plans.
create function private.check_grid_leader() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not exists (select from grid_plans p join organs planning on planning.id = p.organ_id join organs o on o.path <@ planning.path
    where p.id = new.plan_id and o.kind = 'township_commission' and o.division_code = new.township_code and o.valid_to is null) then
    perform private.refuse('township_outside_plan', new.township_code);
  end if;
  if not exists (select from officers f join organs o on o.id = f.organ_id
    where f.id = new.leader_id and f.left_on is null and o.kind = 'township_commission' and o.division_code = new.township_code) then
    perform private.refuse('leader_not_of_township', new.name);
  end if;
  return new;
end
$$;
create trigger grids_check_leader before insert or update of leader_id, township_code on public.grids
  for each row execute function private.check_grid_leader();

create function private.check_grid_village() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not exists (select from grids g join divisions d on d.code = new.village_code
    where g.id = new.grid_id and g.plan_id = new.plan_id and d.level = 'village' and starts_with(d.code, left(g.township_code, 9))) then
    perform private.refuse('village_not_of_township', new.village_code);
  end if;
  return new;
end
$$;
create trigger grid_villages_check before insert or update of grid_id, village_code on public.grid_villages
  for each row execute function private.check_grid_village();

-- A plan gives nobody two grids; a hand-over later may, when a colleague is away.
create function private.refuse_leader_of_two(plan uuid) returns void
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  twice text;
begin
  select f.name into twice from grids g join officers f on f.id = g.leader_id where g.plan_id = plan group by f.id, f.name having count(*) > 1 limit 1;
  if found then perform private.refuse('leader_of_two_grids', twice); end if;
end
$$;
grant execute on function private.refuse_leader_of_two to authenticated;

alter table public.grid_plans enable row level security;
alter table public.grids enable row level security;
alter table public.grid_villages enable row level security;
alter table public.grid_leaderships enable row level security;
revoke all on public.grid_plans, public.grids, public.grid_villages, public.grid_leaderships from anon, authenticated;
grant select, insert, update on public.grid_plans, public.grids, public.grid_villages, public.grid_leaderships to authenticated;
grant delete on public.grids, public.grid_villages to authenticated;

create policy "grid_plans: published in the directory, drafts by planners" on public.grid_plans
  for select to authenticated using (case when state in ('published', 'superseded')
    then organ_id = any ((select private.directory_organ_ids())::uuid[])
    else organ_id = any ((select private.planning_organ_ids())::uuid[]) end);
create policy "grid_plans: drafted by a planner's command" on public.grid_plans
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.acting_officer_id())
    and organ_id = any ((select private.planning_organ_ids())::uuid[]));
create policy "grid_plans: changed by a planner's command" on public.grid_plans
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.planning_organ_ids())::uuid[]))
  with check (organ_id = any ((select private.planning_organ_ids())::uuid[]));

-- Whoever sees the plan sees its grids; whoever plans its organ writes them.
create policy "grids: read with their plan" on public.grids
  for select to authenticated using (plan_id in (select p.id from public.grid_plans p));
create policy "grids: written by a planner's command" on public.grids
  for insert to authenticated with check ((select private.in_command())
    and plan_id in (select p.id from public.grid_plans p where p.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "grids: changed by a planner's command" on public.grids
  for update to authenticated using ((select private.in_command())
    and plan_id in (select p.id from public.grid_plans p where p.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "grids: dropped from a draft by a planner's command" on public.grids
  for delete to authenticated using ((select private.in_command())
    and plan_id in (select p.id from public.grid_plans p where p.state = 'draft' and p.organ_id = any ((select private.planning_organ_ids())::uuid[])));

create policy "grid_villages: read with their plan" on public.grid_villages
  for select to authenticated using (plan_id in (select p.id from public.grid_plans p));
create policy "grid_villages: written by a planner's command" on public.grid_villages
  for insert to authenticated with check ((select private.in_command())
    and plan_id in (select p.id from public.grid_plans p where p.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "grid_villages: changed by a planner's command" on public.grid_villages
  for update to authenticated using ((select private.in_command())
    and plan_id in (select p.id from public.grid_plans p where p.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "grid_villages: dropped from a draft by a planner's command" on public.grid_villages
  for delete to authenticated using ((select private.in_command())
    and plan_id in (select p.id from public.grid_plans p where p.state = 'draft' and p.organ_id = any ((select private.planning_organ_ids())::uuid[])));

create policy "grid_leaderships: read with their grid" on public.grid_leaderships
  for select to authenticated using (grid_id in (select g.id from public.grids g));
create policy "grid_leaderships: written by a planner's command" on public.grid_leaderships
  for insert to authenticated with check ((select private.in_command())
    and grid_id in (select g.id from public.grids g join public.grid_plans p on p.id = g.plan_id
                    where p.organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "grid_leaderships: ended by a planner's command" on public.grid_leaderships
  for update to authenticated using ((select private.in_command())
    and grid_id in (select g.id from public.grids g join public.grid_plans p on p.id = g.plan_id
                    where p.organ_id = any ((select private.planning_organ_ids())::uuid[])));

-- payload: {organ_id, name, seed, settings, outcomes, grids: [{township_code, name, leader_id, center_village_code?, workload, reasons, villages: [{code, placed}]}]}
create function public.save_grid_plan(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_grid_plan', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
  item jsonb;
  grid uuid;
begin
  if answer is not null then return answer; end if;
  insert into grid_plans (id, organ_id, name, author_id, seed, settings, outcomes)
  values (save_grid_plan.id, organ, private.required_text(payload, 'name'), private.acting_officer_id(), coalesce((payload ->> 'seed')::bigint, 0),
    coalesce(payload -> 'settings', '{}'), coalesce(payload -> 'outcomes', '[]'));
  for item in select value from jsonb_array_elements(coalesce(payload -> 'grids', '[]')) loop
    grid := gen_random_uuid();
    insert into grids (id, plan_id, township_code, name, leader_id, center_village_code, workload, reasons)
    values (grid, save_grid_plan.id, private.required_text(item, 'township_code'), private.required_text(item, 'name'),
      private.required_uuid(item, 'leader_id'), item ->> 'center_village_code', coalesce((item ->> 'workload')::integer, 0), coalesce(item -> 'reasons', '[]'));
    insert into grid_villages (plan_id, village_code, grid_id, placed)
    select save_grid_plan.id, v ->> 'code', grid, v ->> 'placed' from jsonb_array_elements(item -> 'villages') v;
  end loop;
  perform private.refuse_leader_of_two(save_grid_plan.id);
  perform private.append_event(organ, 'grid_plan', save_grid_plan.id::text, 'drafted', null, 'draft', null,
    jsonb_build_object('grids', jsonb_array_length(coalesce(payload -> 'grids', '[]')), 'seed', payload -> 'seed'));
  return private.finish_command(id, payload, jsonb_build_object('plan_id', save_grid_plan.id));
end
$$;

-- payload: {plan_id, version, moves: [{village_code, grid_id}], leaders: [{grid_id, leader_id}], grids: [{grid_id, name?, center_village_code?, workload?, reasons?}]}
-- Draft only. Whole or not at all.
create function public.adjust_grid_plan(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'adjust_grid_plan', payload);
  plan public.grid_plans;
begin
  if answer is not null then return answer; end if;
  select * into plan from grid_plans p where p.id = private.required_uuid(payload, 'plan_id') for update;
  if plan.id is null then perform private.refuse('not_found', 'grid_plan'); end if;
  if plan.state <> 'draft' then perform private.refuse('plan_not_draft', plan.state); end if;
  perform private.check_version(payload, plan.version);
  insert into grid_villages as v (plan_id, village_code, grid_id)
  select plan.id, m ->> 'village_code', (m ->> 'grid_id')::uuid from jsonb_array_elements(coalesce(payload -> 'moves', '[]')) m
  on conflict (plan_id, village_code) do update set grid_id = excluded.grid_id, changed_xid = pg_current_xact_id();
  update grids g set leader_id = (l ->> 'leader_id')::uuid, changed_xid = pg_current_xact_id()
    from jsonb_array_elements(coalesce(payload -> 'leaders', '[]')) l where g.id = (l ->> 'grid_id')::uuid and g.plan_id = plan.id;
  update grids g set name = coalesce(c ->> 'name', g.name), center_village_code = coalesce(c ->> 'center_village_code', g.center_village_code),
      workload = coalesce((c ->> 'workload')::integer, g.workload), reasons = coalesce(c -> 'reasons', g.reasons), changed_xid = pg_current_xact_id()
    from jsonb_array_elements(coalesce(payload -> 'grids', '[]')) c where g.id = (c ->> 'grid_id')::uuid and g.plan_id = plan.id;
  delete from grids g where g.plan_id = plan.id and not exists (select from grid_villages v where v.grid_id = g.id);
  perform private.refuse_leader_of_two(plan.id);
  update grid_plans p set version = p.version + 1, changed_xid = pg_current_xact_id() where p.id = plan.id;
  perform private.append_event(plan.organ_id, 'grid_plan', plan.id::text, 'adjusted', null, null, private.optional_text(payload, 'note'),
    jsonb_build_object('moves', coalesce(payload -> 'moves', '[]'), 'leaders', coalesce(payload -> 'leaders', '[]')));
  return private.finish_command(id, payload, jsonb_build_object('plan_id', plan.id, 'version', plan.version + 1));
end
$$;

select private.register_workflow('grid_plan', 'grid_plans', 'draft');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position) values
  ('grid_plan', 'draft', 'publish', 'published', 'administrator', false, 'publish_grid_plan', 1),
  ('grid_plan', 'draft', 'publish', 'published', 'area_coordinator', false, 'publish_grid_plan', 1),
  ('grid_plan', 'draft', 'discard', 'discarded', 'administrator', false, null, 2),
  ('grid_plan', 'draft', 'discard', 'discarded', 'area_coordinator', false, null, 2);

-- data: {effective_on}. Ends the grids of the townships concerned the day before, opens these; refuses a hard tie and an empty plan.
-- A hand-over that was to come later falls away with its grid: its days become empty.
create function private.publish_grid_plan(plan uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  starts date := private.required_date(data, 'effective_on');
  broken record;
begin
  if not exists (select from grids g where g.plan_id = plan) then perform private.refuse('plan_empty'); end if;
  -- who planned need not know which tie it is: that stays with the officer and his administrator
  select f.name as leader, d.name as village into broken
  from grids g join grid_villages v on v.grid_id = g.id join officers f on f.id = g.leader_id join divisions d on d.code = v.village_code
  where g.plan_id = plan and private.hard_tie_kind(g.leader_id, v.village_code, starts) is not null limit 1;
  if found then perform private.refuse('hard_tie', broken.leader || ' / ' || broken.village); end if;
  perform private.end_published_grids(plan, starts);
  update grid_villages v set during = daterange(starts, null), changed_xid = pg_current_xact_id() where v.plan_id = plan;
  insert into grid_leaderships (id, grid_id, officer_id, during, reason)
    select gen_random_uuid(), g.id, g.leader_id, daterange(starts, null), 'planned' from grids g where g.plan_id = plan;
  -- a draft is the planners' own, a published plan is read by the whole county: who must stand aside from where is taken out
  update grids g set reasons = (select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(g.reasons) r where coalesce(r ->> 'code', '') not like '%tie%'),
    changed_xid = pg_current_xact_id() where g.plan_id = plan;
  update grid_plans p set outcomes = (select coalesce(jsonb_agg(o - 'conflicts'), '[]') from jsonb_array_elements(p.outcomes) o),
    effective_on = starts, published_at = now(), version = p.version + 1, changed_xid = pg_current_xact_id() where p.id = plan;
end
$$;

create function private.end_published_grids(plan uuid, starts date) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  townships text[] := (select array_agg(distinct left(g.township_code, 9)) from grids g where g.plan_id = plan);
  ended uuid[];
  old_plan record;
begin
  if exists (select from grid_villages v where left(v.village_code, 9) = any (townships) and lower(v.during) >= starts) then
    perform private.refuse('later_plan_published');
  end if;
  with closed as (
    update grid_villages v set during = daterange(lower(v.during), starts), changed_xid = pg_current_xact_id()
    where left(v.village_code, 9) = any (townships) and v.plan_id <> plan and v.during @> starts returning v.grid_id)
  select array_agg(distinct grid_id) into ended from closed;
  update grid_leaderships l set during = l.during * daterange(null, starts) where l.grid_id = any (ended) and l.during && daterange(starts, null);
  update grids g set changed_xid = pg_current_xact_id() where g.id = any (ended);
  for old_plan in
    select p.id, p.organ_id from grid_plans p where p.state = 'published' and p.id in (select g.plan_id from grids g where g.id = any (ended))
      and not exists (select from grid_villages v where v.plan_id = p.id and upper_inf(v.during))
  loop
    perform private.open_transition('grid_plans', old_plan.id, 'superseded');
    update grid_plans p set state = 'superseded', changed_xid = pg_current_xact_id() where p.id = old_plan.id;
    perform private.append_event(old_plan.organ_id, 'grid_plan', old_plan.id::text, 'superseded', 'published', 'superseded');
  end loop;
end
$$;
grant execute on function private.publish_grid_plan, private.end_published_grids to authenticated;

-- payload: {grid_id, officer_id, from_day, reason: handover|cover, note?}: the grid changes hands on a day; history is kept.
create function public.hand_over_grid(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'hand_over_grid', payload);
  target public.grids;
  officer uuid := private.required_uuid(payload, 'officer_id');
  starts date := private.required_date(payload, 'from_day');
  tied text;
begin
  if answer is not null then return answer; end if;
  select * into target from grids g where g.id = private.required_uuid(payload, 'grid_id');
  if target.id is null then perform private.refuse('not_found', 'grid'); end if;
  if not exists (select from grid_plans p where p.id = target.plan_id and p.organ_id = any (private.planning_organ_ids())) then perform private.refuse('forbidden'); end if;
  update grid_leaderships l set during = daterange(lower(l.during), starts) where l.grid_id = target.id and upper_inf(l.during) and lower(l.during) < starts;
  if not found then perform private.refuse('handover_day_invalid', starts::text); end if;
  insert into grid_leaderships (id, grid_id, officer_id, during, reason)
    values (hand_over_grid.id, target.id, officer, daterange(starts, null), coalesce(payload ->> 'reason', 'handover'));
  update grids g set leader_id = officer, changed_xid = pg_current_xact_id() where g.id = target.id;
  -- last, so that it says something of officers of the township alone, and to who plans there alone
  select d.name into tied from grid_villages v join divisions d on d.code = v.village_code
    where v.grid_id = target.id and private.hard_tie_kind(officer, v.village_code, starts) is not null limit 1;
  if found then perform private.refuse('hard_tie', tied); end if;
  perform private.append_event((select p.organ_id from grid_plans p where p.id = target.plan_id), 'grid', target.id::text, 'handed_over', null, null,
    private.optional_text(payload, 'note'), jsonb_build_object('from_officer_id', target.leader_id, 'to_officer_id', officer, 'from_day', starts));
  return private.finish_command(id, payload, jsonb_build_object('grid_id', target.id));
end
$$;
select private.register_commands('save_grid_plan', 'adjust_grid_plan', 'hand_over_grid');
