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
  revision integer not null default 1,
  constraint checklist_versions_once unique (checklist_id, version),
  constraint checklist_versions_state_known check (state in ('draft', 'published', 'retired'))
);

comment on column public.checklist_versions.revision is 'Counts the saves of a draft, so that a second editor does not write over what he has not seen.';

create table public.checklist_items (
  id uuid primary key,
  version_id uuid not null references public.checklist_versions (id),
  position integer not null,
  code text not null,
  section text not null default '',
  kind text not null,
  title text not null,
  hint text not null default '',
  options jsonb not null default '{}',
  is_required boolean not null default false,
  topic text not null default '',
  rule_ref text not null default '',
  constraint checklist_items_code_once unique (version_id, code),
  constraint checklist_items_kind_known check (kind in ('yes_no', 'choice', 'number', 'text', 'sheet'))
);
comment on column public.checklist_items.options is 'choice: {choices: [{value, label, is_bad?}]}; number: {min?, max?, unit?}; sheet: {columns: [{code, label, kind, unit?}]}; yes_no: {bad?: yes|no}; text: {}';

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
  constraint checklist_checks_severity_known check (severity in ('minor', 'general', 'serious', 'clue')),
  constraint checklist_checks_condition_kind check (condition ->> 'kind' in ('compare', 'each_row', 'repeated', 'answer'))
);
comment on column public.checklist_checks.condition is 'Evaluated by src/core/checklists on the device, so that it works without a signal; the texts take {left}, {right}, {n} and {list}.';

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
  primary key (inspection_id, item_id),
  constraint inspection_answers_value_size check (length(value::text) <= 200000)
);
create trigger inspections_stamp_change before update on public.inspections for each row execute function private.stamp_change();
create trigger inspection_answers_stamp_change before update on public.inspection_answers for each row execute function private.stamp_change();

-- What a cross-check said last. Only a change of its word moves the finding: what an officer has withdrawn does not come back
-- because somebody saves the same answers again.
create table private.inspection_checks (
  inspection_id uuid not null references public.inspections (id),
  check_code text not null,
  is_raised boolean not null,
  evaluated_at timestamptz not null,
  primary key (inspection_id, check_code)
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

-- The unit learns of its inspection at the release, to the minute: what tells it is written now and not there before.
create function private.tell_unit(inspection uuid) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  insert into notifications (officer_id, kind, entity, entity_id, params, made_at)
  select distinct g.officer_id, 'inspection_released', 'inspection', i.id, jsonb_build_object('name', i.name, 'starts_on', i.starts_on),
    greatest(i.release_at, transaction_timestamp())
  from inspections i join organs unit on unit.id = i.organ_id
    join role_grants g on g.role = 'township_officer' join organs scope on scope.id = g.organ_id and unit.path <@ scope.path
  where i.id = inspection and (greatest(i.release_at, now()) at time zone 'Asia/Shanghai')::date between g.valid_from and coalesce(g.valid_to, 'infinity');
end
$$;
grant execute on function private.tell_unit to authenticated;

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
    from rotation_assignments a join rotation_team_members m on m.team_id = a.team_id and not a.round = any (m.off_rounds) where a.id = made.assignment_id;
    perform private.tell_unit(made.id);
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

-- Events of an inspection name who went: they are for who inspects and who follows, never for the unit.
create function private.inspection_readers(inspection uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select a.officer_id from matter_access a where a.entity = 'inspection' and a.entity_id = i.id
    union select g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = i.inspecting_organ_id and o.path <@ scope.path
      where g.role in ('office_officer', 'area_coordinator', 'leader') and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity'))
  from inspections i where i.id = inspection
$$;
grant execute on function private.inspection_readers to authenticated;

select private.register_workflow('inspection', 'inspections', 'scheduled');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position) values
  ('inspection', 'scheduled', 'start', 'in_progress', 'member', false, null, 1),
  ('inspection', 'scheduled', 'cancel', 'cancelled', 'office_officer', true, 'cancel_inspection', 5),
  ('inspection', 'scheduled', 'cancel', 'cancelled', 'area_coordinator', true, 'cancel_inspection', 5),
  ('inspection', 'in_progress', 'submit', 'submitted', 'member', false, 'submit_inspection', 2),
  ('inspection', 'submitted', 'return', 'in_progress', 'office_officer', true, 'return_inspection', 3),
  ('inspection', 'submitted', 'return', 'in_progress', 'area_coordinator', true, 'return_inspection', 3),
  ('inspection', 'submitted', 'close', 'closed', 'office_officer', false, null, 4),
  ('inspection', 'submitted', 'close', 'closed', 'area_coordinator', false, null, 4);
create function private.submit_inspection(inspection uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update inspections set submitted_on = private.today(), projects = coalesce((data ->> 'projects')::integer, projects),
    version = version + 1, changed_xid = pg_current_xact_id() where id = inspection
$$;
create function private.cancel_inspection(inspection uuid, data jsonb) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  perform private.notify(m, 'inspection_cancelled', 'inspection', i.id, jsonb_build_object('name', i.name))
    from inspections i, unnest(private.inspection_member_ids(i.id)) m where i.id = inspection;
  perform private.close_access('inspection', inspection);
end
$$;

-- Who inspects to the end; a member who was replaced is none any more.
create function private.inspection_member_ids(inspection uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce(array_agg(distinct a.officer_id), '{}') from matter_access a join inspections i on i.id = a.entity_id
  where a.entity = 'inspection' and a.entity_id = inspection and a.to_at >= (i.ends_on + 1)::timestamp at time zone 'Asia/Shanghai'
$$;

-- The members' access goes on until another last day: by decision, with a note, never by itself.
create function private.prolong_inspection(inspection uuid, last_day date) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  i public.inspections;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  select * into i from inspections x where x.id = inspection;
  if last_day <= i.ends_on or last_day < private.today() then perform private.refuse('field_invalid', 'ends_on'); end if;
  perform private.open_access('inspection', i.id, m, 'inspection',
    greatest(now(), (i.ends_on + 1)::timestamp at time zone 'Asia/Shanghai'), (last_day + 1)::timestamp at time zone 'Asia/Shanghai')
    from unnest(private.inspection_member_ids(i.id)) m;
  update inspections x set ends_on = last_day, version = x.version + 1 where x.id = inspection;
end
$$;

-- data: {ends_on?}. Returned after its last day, the work goes on today and tomorrow unless another day is given.
create function private.return_inspection(inspection uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  i public.inspections;
begin
  select * into i from inspections x where x.id = inspection;
  if data ->> 'ends_on' is not null then perform private.prolong_inspection(i.id, private.required_date(data, 'ends_on'));
  elsif i.ends_on < private.today() then perform private.prolong_inspection(i.id, private.today() + 1); end if;
  perform private.notify(m, 'inspection_returned', 'inspection', i.id, jsonb_build_object('name', i.name)) from unnest(private.inspection_member_ids(i.id)) m;
end
$$;
grant execute on function private.submit_inspection, private.cancel_inspection, private.return_inspection, private.inspection_member_ids,
  private.prolong_inspection to authenticated;

-- payload: {organ_id, inspecting_organ_id, kind: joint|special|escalated, name, village_code?, checklist_version_id?, starts_on, ends_on, release_at?, members: [officer_id]}
create function public.order_inspection(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'order_inspection', payload);
  unit uuid := private.required_uuid(payload, 'organ_id');
  starts date := private.required_date(payload, 'starts_on');
  ends date := private.required_date(payload, 'ends_on');
  members uuid[] := (select coalesce(array_agg(distinct m), '{}') from unnest(private.text_array(payload, 'members')::uuid[]) m);
  officer uuid;
  tied text;
begin
  if answer is not null then return answer; end if;
  if cardinality(members) < 2 then perform private.refuse('team_too_small'); end if;
  if (select count(*) from officers f where f.id = any (members)) < cardinality(members) then perform private.refuse('not_found', 'officer'); end if;
  -- who administers orders inspections and does not open them to himself
  if private.real_officer_id() = any (members) and not private.has_role(array['area_coordinator', 'office_officer'], private.required_uuid(payload, 'inspecting_organ_id')) then
    perform private.refuse('forbidden');
  end if;
  if ends < greatest(starts, private.today()) then perform private.refuse('field_invalid', 'ends_on'); end if;
  if payload ->> 'kind' not in ('joint', 'special', 'escalated') then perform private.refuse('field_invalid', 'kind'); end if;
  if payload ->> 'checklist_version_id' is not null and not exists (select from checklist_versions v
    where v.id = (payload ->> 'checklist_version_id')::uuid and v.state = 'published') then perform private.refuse('checklist_not_published'); end if;
  insert into inspections (id, kind, name, organ_id, inspecting_organ_id, village_code, checklist_version_id, starts_on, ends_on, release_at, author_id)
  values (order_inspection.id, private.required_text(payload, 'kind'), private.required_text(payload, 'name'), unit, private.required_uuid(payload, 'inspecting_organ_id'),
    payload ->> 'village_code', (payload ->> 'checklist_version_id')::uuid, starts, ends,
    coalesce((payload ->> 'release_at')::timestamptz, starts::timestamp at time zone 'Asia/Shanghai'), private.acting_officer_id());
  foreach officer in array members loop
    tied := private.inspector_conflict(officer, unit, payload ->> 'village_code', starts);
    if tied is not null then perform private.refuse('hard_tie', tied); end if;
    perform private.open_access('inspection', order_inspection.id, officer, 'inspection',
      starts::timestamp at time zone 'Asia/Shanghai', (ends + 1)::timestamp at time zone 'Asia/Shanghai');
    perform private.notify(officer, 'inspection_assigned', 'inspection', order_inspection.id, jsonb_build_object('name', payload ->> 'name', 'starts_on', starts));
  end loop;
  perform private.tell_unit(order_inspection.id);
  perform private.append_event(private.required_uuid(payload, 'inspecting_organ_id'), 'inspection', order_inspection.id::text, 'ordered', null, 'scheduled', null,
    jsonb_build_object('members', cardinality(members)), private.inspection_readers(order_inspection.id));
  return private.finish_command(id, payload, jsonb_build_object('inspection_id', order_inspection.id));
end
$$;
create function private.inspector_conflict(officer uuid, unit uuid, village text, on_day date) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when f.organ_id = unit then f.name || ' / own_unit' when private.rotation_tie_kind(f.id, unit, village, on_day) is not null then f.name end
  from officers f where f.id = officer
$$;
grant execute on function private.inspector_conflict to authenticated;

-- payload: {inspection_id, ends_on, note}: more days for the same members, decided by who ordered.
create function public.prolong_inspection(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'prolong_inspection', payload);
  target public.inspections;
begin
  if answer is not null then return answer; end if;
  select * into target from inspections i where i.id = private.required_uuid(payload, 'inspection_id');
  if target.id is null then perform private.refuse('not_found', 'inspection'); end if;
  if not target.inspecting_organ_id = any (private.rotation_planner_organ_ids()) then perform private.refuse('forbidden'); end if;
  if target.state not in ('scheduled', 'in_progress') then perform private.refuse('inspection_closed', target.state); end if;
  perform private.prolong_inspection(target.id, private.required_date(payload, 'ends_on'));
  perform private.append_event(target.inspecting_organ_id, 'inspection', target.id::text, 'prolonged', null, null, private.required_text(payload, 'note'),
    jsonb_build_object('ends_on', payload -> 'ends_on'), private.inspection_readers(target.id));
  return private.finish_command(id, payload, jsonb_build_object('inspection_id', target.id));
end
$$;

create function private.had_access(entity text, entity_id uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select exists (select from matter_access a where a.entity = had_access.entity and a.entity_id = had_access.entity_id
    and a.officer_id = private.real_officer_id() and a.from_at <= now())
$$;
grant execute on function private.had_access to authenticated;

-- payload: {inspection_id, answered_at, answers: [{item_id, value, note?}], rechecks?: [{finding_id, outcome, note?}],
--   checks?: [{code, status: raised|clear, title?, text?}]}: what was answered, and what the cross-checks say of all answers of the device.
-- Later answers of an item replace earlier ones by answered_at, so a batch that arrives late and out of order never undoes a newer one.
create function public.save_answers(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_answers', payload);
  inspection uuid := private.required_uuid(payload, 'inspection_id');
  target public.inspections;
  given timestamptz := least(private.required_text(payload, 'answered_at')::timestamptz, now());  -- a clock that is ahead blocks nobody
begin
  if answer is not null then return answer; end if;
  perform pg_advisory_xact_lock(hashtextextended(inspection::text, 31));  -- two members save at once: one after the other
  select * into target from inspections i where i.id = inspection;
  if not private.has_access('inspection', inspection) then
    perform private.refuse(case when private.had_access('inspection', inspection) then 'inspection_ended' when target.id is null then 'not_found' else 'forbidden' end, 'inspection');
  end if;
  if target.state not in ('scheduled', 'in_progress') then perform private.refuse('inspection_closed', target.state); end if;
  if exists (select from jsonb_array_elements(coalesce(payload -> 'answers', '[]')) a
    where not exists (select from checklist_items t where t.id = (a ->> 'item_id')::uuid and t.version_id = target.checklist_version_id)) then
    perform private.refuse('item_not_in_checklist');
  end if;
  insert into inspection_answers as x (inspection_id, item_id, value, note, answered_by, answered_at)
  select target.id, (a ->> 'item_id')::uuid, a -> 'value', private.optional_text(a, 'note'), private.real_officer_id(), given
    from jsonb_array_elements(coalesce(payload -> 'answers', '[]')) a
  on conflict (inspection_id, item_id) do update set value = excluded.value, note = excluded.note, answered_by = excluded.answered_by,
    answered_at = excluded.answered_at, received_at = clock_timestamp()
    where x.answered_at <= excluded.answered_at;
  if target.state = 'scheduled' then
    perform private.open_transition('inspections', target.id, 'in_progress');
    update inspections i set state = 'in_progress' where i.id = target.id;
    perform private.append_event(target.inspecting_organ_id, 'inspection', target.id::text, 'start', 'scheduled', 'in_progress', null, '{}', private.inspection_readers(target.id));
  end if;
  perform private.save_rechecks(target.id, coalesce(payload -> 'rechecks', '[]'), given);
  perform private.save_check_results(target, coalesce(payload -> 'checks', '[]'), given);
  return private.finish_command(id, payload, jsonb_build_object('inspection_id', target.id));
end
$$;

-- Notes what a check says and answers what it said before: 'raised', 'clear', 'nothing', or 'newer' when a later word is known.
create function private.note_check(inspection uuid, code text, raised boolean, at timestamptz) returns text
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  known private.inspection_checks;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  if not private.has_access('inspection', inspection) then perform private.refuse('forbidden'); end if;
  select * into known from private.inspection_checks c where c.inspection_id = inspection and c.check_code = code;
  if known.evaluated_at > at then return 'newer'; end if;
  insert into private.inspection_checks values (inspection, code, raised, at)
    on conflict (inspection_id, check_code) do update set is_raised = excluded.is_raised, evaluated_at = excluded.evaluated_at;
  return case when known.inspection_id is null then 'nothing' when known.is_raised then 'raised' else 'clear' end;
end
$$;

grant execute on function private.note_check to authenticated;

-- payload: {checklist_id?, organ_id, name, topic, items: [...], checks: [...], publish: boolean, base?: {version_id, revision}}. A draft is
-- written over until it is published, by whoever has seen what it would replace: `base` is the version that the editor began with; a published version never changes: the next save begins a new one. Inspections keep the version they began with.
create function public.save_checklist(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_checklist', payload);
  list uuid := coalesce((payload ->> 'checklist_id')::uuid, save_checklist.id);
  draft public.checklist_versions;
begin
  if answer is not null then return answer; end if;
  if payload ->> 'checklist_id' is null then
    insert into checklists (id, organ_id, name, topic)
    values (list, private.required_uuid(payload, 'organ_id'), private.required_text(payload, 'name', 60), private.required_text(payload, 'topic', 60));
  else
    update checklists c set name = private.required_text(payload, 'name', 60), topic = private.required_text(payload, 'topic', 60) where c.id = list;
    if not found then perform private.refuse(case when exists (select from checklists c where c.id = list) then 'forbidden' else 'not_found' end, 'checklist'); end if;
  end if;
  perform private.check_checklist_base(list, payload -> 'base');
  select * into draft from checklist_versions v where v.checklist_id = list and v.state = 'draft' for update;
  if draft.id is null then
    insert into checklist_versions (id, checklist_id, version)
      select save_checklist.id, list, coalesce(max(v.version), 0) + 1 from checklist_versions v where v.checklist_id = list
      returning * into draft;
  else
    delete from checklist_items i where i.version_id = draft.id;
    delete from checklist_checks c where c.version_id = draft.id;
    update checklist_versions v set revision = v.revision + 1 where v.id = draft.id;
  end if;
  if jsonb_array_length(coalesce(payload -> 'items', '[]')) = 0 then perform private.refuse('field_required', 'items'); end if;
  perform private.write_checklist(draft.id, payload);
  if coalesce((payload ->> 'publish')::boolean, false) then
    update checklist_versions v set state = 'retired' where v.checklist_id = list and v.state = 'published';
    update checklist_versions v set state = 'published', published_at = now() where v.id = draft.id;
  end if;
  perform private.append_event((select c.organ_id from checklists c where c.id = list), 'checklist', list::text,
    case when coalesce((payload ->> 'publish')::boolean, false) then 'published' else 'saved' end, null, null, payload ->> 'name', jsonb_build_object('version', draft.version));
  return private.finish_command(id, payload, jsonb_build_object('checklist_id', list, 'version_id', draft.id, 'version', draft.version,
    'revision', (select v.revision from checklist_versions v where v.id = draft.id)));
end
$$;
-- Who saved it meanwhile is named, so that the two can talk to each other.
create function private.check_checklist_base(list uuid, base jsonb) returns void
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  known public.checklist_versions;
begin
  select * into known from checklist_versions v where v.checklist_id = list and v.state <> 'retired' order by v.version desc limit 1;
  if base is null or known.id is null or (known.id::text, known.revision::text) = (base ->> 'version_id', base ->> 'revision') then return; end if;
  perform private.refuse('checklist_changed', coalesce((select f.name from events e join officers f on f.id = e.actor_id
    where e.entity = 'checklist' and e.entity_id = list::text order by e.at desc limit 1), ''));
end
$$;
grant execute on function private.check_checklist_base to authenticated;
create function private.write_checklist(version uuid, payload jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  insert into checklist_items (id, version_id, position, code, section, kind, title, hint, options, is_required, topic, rule_ref)
    select gen_random_uuid(), version, n, private.required_text(i, 'code', 40), coalesce(i ->> 'section', ''), i ->> 'kind',
      private.required_text(i, 'title'), coalesce(i ->> 'hint', ''), coalesce(i -> 'options', '{}'), coalesce((i ->> 'is_required')::boolean, false),
      coalesce(i ->> 'topic', ''), coalesce(i ->> 'rule_ref', '')
    from jsonb_array_elements(payload -> 'items') with ordinality as x (i, n);
  insert into checklist_checks (id, version_id, position, code, condition, severity, topic, finding_title, finding_text)
    select gen_random_uuid(), version, n, private.required_text(c, 'code', 40), c -> 'condition', coalesce(c ->> 'severity', 'general'),
      private.required_text(c, 'topic', 60), private.required_text(c, 'finding_title', 120), private.required_text(c, 'finding_text', 1000)
    from jsonb_array_elements(coalesce(payload -> 'checks', '[]')) with ordinality as x (c, n);
$$;
grant execute on function private.write_checklist to authenticated;

-- payload: {plan_id, version, checklist_version_id: uuid or null}. The checklist of a rotation can be another until its first
-- inspection begins: from that day on inspectors may have answered it, with or without a signal.
create function public.set_rotation_checklist(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'set_rotation_checklist', payload);
  plan public.rotation_plans;
  chosen uuid := (payload ->> 'checklist_version_id')::uuid;
begin
  if answer is not null then return answer; end if;
  select * into plan from rotation_plans p where p.id = private.required_uuid(payload, 'plan_id');
  if plan.id is null then perform private.refuse('not_found', 'rotation_plan'); end if;
  if plan.state not in ('draft', 'published') then perform private.refuse('plan_not_open', plan.state); end if;
  perform private.check_version(payload, plan.version);
  if chosen is not null and not exists (select from checklist_versions v where v.id = chosen and v.state = 'published') then perform private.refuse('checklist_not_published'); end if;
  update rotation_plans p set checklist_version_id = chosen, version = p.version + 1, changed_xid = pg_current_xact_id() where p.id = plan.id;
  if not found then perform private.refuse('forbidden'); end if;
  perform private.give_checklist(plan.id, chosen);
  perform private.append_event(plan.organ_id, 'rotation_plan', plan.id::text, 'checklist_set', null, null,
    (select c.name from checklist_versions v join checklists c on c.id = v.checklist_id where v.id = chosen), '{}');
  return private.finish_command(id, payload, jsonb_build_object('plan_id', plan.id, 'version', plan.version + 1));
end
$$;
create function private.give_checklist(plan uuid, chosen uuid) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  if not plan = any (private.write_rotation_plan_ids()) then perform private.refuse('forbidden'); end if;
  if exists (select from inspections i where i.plan_id = plan and i.state <> 'cancelled' and (i.starts_on <= private.today() or i.state <> 'scheduled')) then
    perform private.refuse('inspections_begun');
  end if;
  update inspections i set checklist_version_id = chosen where i.plan_id = plan and i.state = 'scheduled';
end
$$;
grant execute on function private.give_checklist to authenticated;
select private.register_commands('order_inspection', 'prolong_inspection', 'save_answers', 'save_checklist', 'set_rotation_checklist');
