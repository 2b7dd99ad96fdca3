-- Inspections, their checklists and answers. The inspectors' access to an inspection opens with the round and ends with it;
-- the unit inspected sees nothing before the release.

create table public.checklists (
  id uuid primary key,
  organ_id uuid references public.organs (id),
  name text not null,
  topic text not null
);
comment on column public.checklists.organ_id is 'Null = library of the product; an organ edits its own copies.';

create table public.checklist_versions (
  id uuid primary key,
  checklist_id uuid not null references public.checklists (id),
  version integer not null,
  state text not null default 'draft',
  published_at timestamptz,
  constraint checklist_versions_once unique (checklist_id, version),
  constraint checklist_versions_state_known check (state in ('draft', 'published', 'retired'))
);

create table public.checklist_items (
  id uuid primary key,
  version_id uuid not null references public.checklist_versions (id),
  position integer not null,
  code text not null,
  section text not null default '',
  kind text not null,
  title text not null,
  hint text not null default '',
  options jsonb not null default '[]',
  is_required boolean not null default false,
  topic text not null default '',
  rule_ref text not null default '',
  constraint checklist_items_code_once unique (version_id, code),
  constraint checklist_items_kind_known check (kind in ('yes_no', 'choice', 'number', 'text', 'sheet'))
);
comment on column public.checklist_items.options is 'choice: [{value, label, is_bad?}]; number: {min?, max?, unit?}; sheet: {columns: [{code, label, kind}]}; yes_no: {bad: yes|no}';

-- Cross-checks without code: a condition over answers that raises a finding by itself.
create table public.checklist_checks (
  id uuid primary key,
  version_id uuid not null references public.checklist_versions (id),
  position integer not null,
  code text not null,
  condition jsonb not null,
  severity text not null default 'general',
  topic text not null,
  finding_title text not null,
  finding_text text not null,
  constraint checklist_checks_code_once unique (version_id, code),
  constraint checklist_checks_severity_known check (severity in ('minor', 'general', 'serious', 'clue'))
);
comment on column public.checklist_checks.condition is 'Evaluated by src/core/checklists: {kind: compare, left, op, right} and the sheet kinds; texts take {name} from the values met.';

alter table public.rotation_plans add constraint rotation_plans_checklist_version_id_fkey
  foreign key (checklist_version_id) references public.checklist_versions (id);

create table public.inspections (
  id uuid primary key,
  plan_id uuid references public.rotation_plans (id),
  assignment_id uuid unique references public.rotation_assignments (id) on delete set null,
  kind text not null,
  name text not null,
  organ_id uuid not null references public.organs (id),
  inspecting_organ_id uuid not null references public.organs (id),
  village_code text references public.divisions (code),
  checklist_version_id uuid references public.checklist_versions (id),
  round integer,
  starts_on date not null,
  ends_on date not null,
  release_at timestamptz not null,
  state text not null default 'scheduled',
  author_id uuid not null references public.officers (id),
  projects integer not null default 1,
  submitted_on date,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint inspections_kind_known check (kind in ('cross', 'joint', 'special', 'escalated')),
  constraint inspections_state_known check (state in ('scheduled', 'in_progress', 'submitted', 'closed', 'cancelled')),
  constraint inspections_period check (ends_on >= starts_on),
  constraint inspections_projects_positive check (projects >= 1)
);
comment on column public.inspections.organ_id is 'The unit inspected.';
comment on column public.inspections.inspecting_organ_id is 'Who ordered the inspection and follows its findings.';
create index inspections_organ_id_idx on public.inspections (organ_id);
create index inspections_inspecting_organ_id_idx on public.inspections (inspecting_organ_id);
create index inspections_changed_xid_idx on public.inspections (changed_xid);

create table public.inspection_answers (
  inspection_id uuid not null references public.inspections (id),
  item_id uuid not null references public.checklist_items (id),
  value jsonb not null,
  note text,
  answered_by uuid not null references public.officers (id),
  answered_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  changed_xid xid8 not null default pg_current_xact_id(),
  primary key (inspection_id, item_id)
);

create function private.followed_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['office_officer', 'area_coordinator', 'leader'])
$$;
comment on function private.followed_organ_ids is 'Organs whose ordered inspections I follow.';
grant execute on function private.followed_organ_ids to authenticated;

alter table public.checklists enable row level security;
alter table public.checklist_versions enable row level security;
alter table public.checklist_items enable row level security;
alter table public.checklist_checks enable row level security;
alter table public.inspections enable row level security;
alter table public.inspection_answers enable row level security;
revoke all on public.checklists, public.checklist_versions, public.checklist_items, public.checklist_checks, public.inspections, public.inspection_answers from anon, authenticated;
grant select, insert, update on public.checklists, public.checklist_versions, public.checklist_items, public.checklist_checks, public.inspections,
  public.inspection_answers to authenticated;
grant delete on public.checklist_items, public.checklist_checks to authenticated;

create policy "checklists: read in the directory" on public.checklists
  for select to authenticated using ((select private.acting_officer_id()) is not null
    and (organ_id is null or organ_id = any ((select private.directory_organ_ids())::uuid[])));
create policy "checklists: added by a planner's command" on public.checklists
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.rotation_planner_organ_ids())::uuid[]));
create policy "checklists: renamed by a planner's command" on public.checklists
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.rotation_planner_organ_ids())::uuid[]));

create function private.editable_checklist_version_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select v.id from checklist_versions v join checklists c on c.id = v.checklist_id
    where v.state = 'draft' and c.organ_id = any (private.rotation_planner_organ_ids()))
$$;
grant execute on function private.editable_checklist_version_ids to authenticated;
create policy "checklist_versions: read with their checklist" on public.checklist_versions
  for select to authenticated using (checklist_id in (select c.id from public.checklists c));
create policy "checklist_versions: added by a planner's command" on public.checklist_versions
  for insert to authenticated with check ((select private.in_command())
    and checklist_id in (select c.id from public.checklists c where c.organ_id = any ((select private.rotation_planner_organ_ids())::uuid[])));
create policy "checklist_versions: published by a planner's command" on public.checklist_versions
  for update to authenticated using ((select private.in_command())
    and checklist_id in (select c.id from public.checklists c where c.organ_id = any ((select private.rotation_planner_organ_ids())::uuid[])));
create policy "checklist_items: read with their version" on public.checklist_items
  for select to authenticated using (version_id in (select v.id from public.checklist_versions v));
create policy "checklist_items: written into a draft by command" on public.checklist_items
  for all to authenticated using ((select private.in_command()) and version_id = any ((select private.editable_checklist_version_ids())::uuid[]))
  with check ((select private.in_command()) and version_id = any ((select private.editable_checklist_version_ids())::uuid[]));
create policy "checklist_checks: read with their version" on public.checklist_checks
  for select to authenticated using (version_id in (select v.id from public.checklist_versions v));
create policy "checklist_checks: written into a draft by command" on public.checklist_checks
  for all to authenticated using ((select private.in_command()) and version_id = any ((select private.editable_checklist_version_ids())::uuid[]))
  with check ((select private.in_command()) and version_id = any ((select private.editable_checklist_version_ids())::uuid[]));

create policy "inspections: members, followers, the unit after release" on public.inspections
  for select to authenticated using (
    id = any ((select private.accessible_ids('inspection'))::uuid[])
    or inspecting_organ_id = any ((select private.followed_organ_ids())::uuid[])
    or (release_at <= now() and state <> 'cancelled' and organ_id = any ((select private.visible_organ_ids())::uuid[])));
create policy "inspections: ordered by a planner's command" on public.inspections
  for insert to authenticated with check ((select private.in_command()) and inspecting_organ_id = any ((select private.rotation_planner_organ_ids())::uuid[]));
create policy "inspections: moved by members and planners, through a command" on public.inspections
  for update to authenticated using ((select private.in_command()) and (
    id = any ((select private.accessible_ids('inspection'))::uuid[]) or inspecting_organ_id = any ((select private.rotation_planner_organ_ids())::uuid[])));

create policy "inspection_answers: members and followers" on public.inspection_answers
  for select to authenticated using (
    inspection_id = any ((select private.accessible_ids('inspection'))::uuid[])
    or inspection_id in (select i.id from public.inspections i where i.inspecting_organ_id = any ((select private.followed_organ_ids())::uuid[])));
create policy "inspection_answers: given by members, through a command" on public.inspection_answers
  for insert to authenticated with check ((select private.in_command()) and answered_by = (select private.real_officer_id())
    and inspection_id = any ((select private.accessible_ids('inspection'))::uuid[]));
create policy "inspection_answers: changed by members, through a command" on public.inspection_answers
  for update to authenticated using ((select private.in_command()) and inspection_id = any ((select private.accessible_ids('inspection'))::uuid[]))
  with check (answered_by = (select private.real_officer_id()));

-- One inspection for each assignment of a published plan that has none; members get access for the days of the round.
create function private.open_inspections(plan uuid) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  made record;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  for made in
    insert into inspections (id, plan_id, assignment_id, kind, name, organ_id, inspecting_organ_id, village_code, checklist_version_id, round,
      starts_on, ends_on, release_at, author_id)
    select gen_random_uuid(), p.id, a.id, 'cross', g.name, g.organ_id, p.organ_id,
      case when d.level = 'village' then g.division_code end, p.checklist_version_id, a.round, r.starts_on, r.ends_on, r.release_at, p.author_id
    from rotation_assignments a join rotation_plans p on p.id = a.plan_id join rotation_targets g on g.id = a.target_id
    join rotation_rounds r on r.plan_id = a.plan_id and r.round = a.round left join divisions d on d.code = g.division_code
    where a.plan_id = plan and not exists (select from inspections i where i.assignment_id = a.id)
    returning inspections.id, inspections.assignment_id, inspections.starts_on, inspections.ends_on, inspections.name
  loop
    perform private.open_access('inspection', made.id, m.officer_id, 'inspection',
        made.starts_on::timestamp at time zone 'Asia/Shanghai', (made.ends_on + 1)::timestamp at time zone 'Asia/Shanghai'),
      private.notify(m.officer_id, 'inspection_assigned', 'inspection', made.id, jsonb_build_object('name', made.name, 'starts_on', made.starts_on), false)
    from rotation_assignments a join rotation_team_members m on m.team_id = a.team_id where a.id = made.assignment_id;
  end loop;
end
$$;

create function private.cancel_inspections(assignments uuid[]) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  gone record;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  for gone in select i.id, i.name, i.organ_id from inspections i where i.assignment_id = any (assignments) and i.state = 'scheduled' loop
    perform private.open_transition('inspections', gone.id, 'cancelled');
    update inspections i set state = 'cancelled', assignment_id = null, changed_xid = pg_current_xact_id() where i.id = gone.id;
    perform private.notify(a.officer_id, 'inspection_cancelled', 'inspection', gone.id, jsonb_build_object('name', gone.name))
      from matter_access a where a.entity = 'inspection' and a.entity_id = gone.id and (a.to_at is null or a.to_at > now());
    perform private.close_access('inspection', gone.id);
  end loop;
end
$$;
grant execute on function private.open_inspections, private.cancel_inspections to authenticated;

create trigger inspections_check_remit before insert or update of organ_id, inspecting_organ_id on public.inspections
  for each row execute function private.check_unit_in_remit();

-- Before its release an inspection has no events for the unit either; null = readable with the unit.
create function private.inspection_readers(inspection uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when i.release_at > now() or i.state = 'cancelled' then
    array(select a.officer_id from matter_access a where a.entity = 'inspection' and a.entity_id = i.id
      union select g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = i.inspecting_organ_id and o.path <@ scope.path
        where g.role in ('office_officer', 'area_coordinator', 'leader') and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')) end
  from inspections i where i.id = inspection
$$;

select private.register_workflow('inspection', 'inspections', 'scheduled');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position) values
  ('inspection', 'scheduled', 'start', 'in_progress', 'member', false, null, 1),
  ('inspection', 'in_progress', 'submit', 'submitted', 'member', false, 'submit_inspection', 2),
  ('inspection', 'submitted', 'return', 'in_progress', 'office_officer', true, null, 3),
  ('inspection', 'submitted', 'close', 'closed', 'office_officer', false, null, 4),
  ('inspection', 'submitted', 'close', 'closed', 'area_coordinator', false, null, 4);
create function private.submit_inspection(inspection uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update inspections set submitted_on = private.today(), projects = coalesce((data ->> 'projects')::integer, projects),
    version = version + 1, changed_xid = pg_current_xact_id() where id = inspection
$$;
grant execute on function private.submit_inspection to authenticated;

-- payload: {organ_id, inspecting_organ_id, kind: joint|special|escalated, name, village_code?, checklist_version_id?, starts_on, ends_on, release_at?, members: [officer_id]}
create function public.order_inspection(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'order_inspection', payload);
  unit uuid := private.required_uuid(payload, 'organ_id');
  starts date := private.required_date(payload, 'starts_on');
  ends date := private.required_date(payload, 'ends_on');
  officer uuid;
  tied text;
begin
  if answer is not null then return answer; end if;
  if jsonb_array_length(coalesce(payload -> 'members', '[]')) < 2 then perform private.refuse('team_too_small'); end if;
  insert into inspections (id, kind, name, organ_id, inspecting_organ_id, village_code, checklist_version_id, starts_on, ends_on, release_at, author_id)
  values (order_inspection.id, private.required_text(payload, 'kind'), private.required_text(payload, 'name'), unit, private.required_uuid(payload, 'inspecting_organ_id'),
    payload ->> 'village_code', (payload ->> 'checklist_version_id')::uuid, starts, ends,
    coalesce((payload ->> 'release_at')::timestamptz, starts::timestamp at time zone 'Asia/Shanghai'), private.acting_officer_id());
  for officer in select value::uuid from jsonb_array_elements_text(payload -> 'members') loop
    tied := private.inspector_conflict(officer, unit, payload ->> 'village_code', starts);
    if tied is not null then perform private.refuse('hard_tie', tied); end if;
    perform private.open_access('inspection', order_inspection.id, officer, 'inspection',
      starts::timestamp at time zone 'Asia/Shanghai', (ends + 1)::timestamp at time zone 'Asia/Shanghai');
    perform private.notify(officer, 'inspection_assigned', 'inspection', order_inspection.id, jsonb_build_object('name', payload ->> 'name', 'starts_on', starts));
  end loop;
  perform private.append_event(private.required_uuid(payload, 'inspecting_organ_id'), 'inspection', order_inspection.id::text, 'ordered', null, 'scheduled', null,
    jsonb_build_object('members', jsonb_array_length(payload -> 'members')));
  return private.finish_command(id, payload, jsonb_build_object('inspection_id', order_inspection.id));
end
$$;
create function private.inspector_conflict(officer uuid, unit uuid, village text, on_day date) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when f.organ_id = unit then f.name || ' / own_unit' when private.rotation_tie_kind(f.id, unit, village, on_day) is not null then f.name end
  from officers f where f.id = officer
$$;
grant execute on function private.inspector_conflict to authenticated;

-- payload: {inspection_id, answered_at, answers: [{item_id, value, note?}]}: later answers of an item replace earlier ones by answered_at,
-- so a batch that arrives late and out of order never undoes a newer one.
create function public.save_answers(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_answers', payload);
  target public.inspections;
  given timestamptz := private.required_text(payload, 'answered_at')::timestamptz;
begin
  if answer is not null then return answer; end if;
  select * into target from inspections i where i.id = private.required_uuid(payload, 'inspection_id');
  if target.id is null then perform private.refuse('not_found', 'inspection'); end if;
  if target.state not in ('scheduled', 'in_progress') then perform private.refuse('inspection_closed', target.state); end if;
  if not private.has_access('inspection', target.id) then perform private.refuse('forbidden'); end if;
  if exists (select from jsonb_array_elements(payload -> 'answers') a
    where not exists (select from checklist_items t where t.id = (a ->> 'item_id')::uuid and t.version_id = target.checklist_version_id)) then
    perform private.refuse('item_not_in_checklist');
  end if;
  insert into inspection_answers as x (inspection_id, item_id, value, note, answered_by, answered_at)
  select target.id, (a ->> 'item_id')::uuid, a -> 'value', a ->> 'note', private.real_officer_id(), given from jsonb_array_elements(payload -> 'answers') a
  on conflict (inspection_id, item_id) do update set value = excluded.value, note = excluded.note, answered_by = excluded.answered_by,
    answered_at = excluded.answered_at, received_at = clock_timestamp(), changed_xid = pg_current_xact_id()
    where x.answered_at <= excluded.answered_at;
  if target.state = 'scheduled' then
    perform private.open_transition('inspections', target.id, 'in_progress');
    update inspections i set state = 'in_progress', changed_xid = pg_current_xact_id() where i.id = target.id;
    perform private.append_event(target.inspecting_organ_id, 'inspection', target.id::text, 'start', 'scheduled', 'in_progress');
  end if;
  return private.finish_command(id, payload, jsonb_build_object('inspection_id', target.id, 'answers', jsonb_array_length(payload -> 'answers')));
end
$$;

-- payload: {checklist_id?, organ_id, name, topic, items: [...], checks: [...], publish: boolean}: a new version each time; a published one never changes.
create function public.save_checklist(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_checklist', payload);
  list uuid := coalesce((payload ->> 'checklist_id')::uuid, save_checklist.id);
  organ uuid := private.required_uuid(payload, 'organ_id');
  next_version integer;
begin
  if answer is not null then return answer; end if;
  if not exists (select from checklists c where c.id = list) then
    insert into checklists (id, organ_id, name, topic) values (list, organ, private.required_text(payload, 'name'), private.required_text(payload, 'topic'));
  end if;
  select coalesce(max(v.version), 0) + 1 into next_version from checklist_versions v where v.checklist_id = list;
  insert into checklist_versions (id, checklist_id, version) values (save_checklist.id, list, next_version);
  insert into checklist_items (id, version_id, position, code, section, kind, title, hint, options, is_required, topic, rule_ref)
    select coalesce((i ->> 'id')::uuid, gen_random_uuid()), save_checklist.id, n, private.required_text(i, 'code'), coalesce(i ->> 'section', ''), i ->> 'kind',
      private.required_text(i, 'title'), coalesce(i ->> 'hint', ''), coalesce(i -> 'options', '[]'), coalesce((i ->> 'is_required')::boolean, false),
      coalesce(i ->> 'topic', ''), coalesce(i ->> 'rule_ref', '')
    from jsonb_array_elements(payload -> 'items') with ordinality as x (i, n);
  insert into checklist_checks (id, version_id, position, code, condition, severity, topic, finding_title, finding_text)
    select gen_random_uuid(), save_checklist.id, n, private.required_text(c, 'code'), c -> 'condition', coalesce(c ->> 'severity', 'general'),
      private.required_text(c, 'topic'), private.required_text(c, 'finding_title'), private.required_text(c, 'finding_text', 1000)
    from jsonb_array_elements(coalesce(payload -> 'checks', '[]')) with ordinality as x (c, n);
  if coalesce((payload ->> 'publish')::boolean, false) then
    update checklist_versions v set state = 'retired' where v.checklist_id = list and v.state = 'published';
    update checklist_versions v set state = 'published', published_at = now() where v.id = save_checklist.id;
  end if;
  perform private.append_event((select c.organ_id from checklists c where c.id = list), 'checklist', list::text, 'saved', null, null, payload ->> 'name', jsonb_build_object('version', next_version));
  return private.finish_command(id, payload, jsonb_build_object('checklist_id', list, 'version_id', save_checklist.id, 'version', next_version));
end
$$;
select private.register_commands('order_inspection', 'save_answers', 'save_checklist');
