-- Activation (启动): a township asks, people are lent for days, access ends with the loan, the work counts once.
-- Seen by the applicant organ's officers, the coordinators and leaders of the county, and who has matter_access now; for anyone
-- else it does not exist.

create table public.activations (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  county_organ_id uuid not null references public.organs (id),
  group_id uuid references public.area_groups (id),
  kind text not null,
  initiator text not null,
  title text not null,
  reasons text[] not null default '{}',
  linked_number text,
  people_to_ask integer,
  heads integer not null default 2,
  skills text[] not null default '{}',
  lead_organ_id uuid not null references public.organs (id),
  lead_handler_id uuid references public.officers (id),
  author_id uuid not null references public.officers (id),
  state text not null default 'draft',
  approvals integer not null default 0,
  submitted_on date,
  planned_days integer not null,
  statutory_due_on date,
  deadline_basis text,
  started_on date,
  planned_finish_on date,
  extended_count integer not null default 0,
  finished_on date,
  verbal_approver_id uuid references public.officers (id),
  verbal_approved_at timestamptz,
  verbal_reason text,
  outcome text,
  debrief text,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint activations_kind_known check (kind in ('joint_petition_handling', 'joint_case_investigation', 'joint_problem_solving',
    'linked_supervision', 'area_training', 'special_inspection')),
  constraint activations_initiator_known check (initiator in ('township', 'stationed_group', 'office', 'county_direct')),
  constraint activations_state_known check (state in ('draft', 'submitted', 'screened', 'approved', 'returned', 'rejected', 'staffed', 'in_progress',
    'suspended', 'concluded', 'debriefed', 'archived', 'withdrawn', 'terminated')),
  constraint activations_planned_days_range check (planned_days between 1 and 366),
  constraint activations_heads_range check (heads between 1 and 60),
  constraint activations_title_length check (length(btrim(title)) between 2 and 60)
);
comment on column public.activations.linked_number is 'Number of the petition or clue; its content never stands here.';
comment on column public.activations.lead_organ_id is 'The one unit that the item is counted for; participation is never added into totals.';
create index activations_organ_id_idx on public.activations (organ_id);
create index activations_county_organ_id_idx on public.activations (county_organ_id);

create table public.activation_parties (
  id uuid primary key,
  activation_id uuid not null references public.activations (id),
  part text not null,
  officer_id uuid references public.officers (id),
  organ_id uuid references public.organs (id),
  division_code text references public.divisions (code),
  constraint activation_parties_part_known check (part in ('subject', 'witness', 'interested')),
  constraint activation_parties_one check (num_nonnulls(officer_id, organ_id, division_code) = 1)
);
comment on table public.activation_parties is 'Who or what it concerns, as far as ties are checked: officers, organs, villages. Never a reporter.';
create index activation_parties_activation_id_idx on public.activation_parties (activation_id);

create table public.deployments (
  id uuid primary key,
  activation_id uuid not null references public.activations (id),
  officer_id uuid not null references public.officers (id),
  home_organ_id uuid not null references public.organs (id),
  host_organ_id uuid not null references public.organs (id),
  force text not null,
  is_lead boolean not null default false,
  from_on date not null,
  to_on date not null,
  state text not null default 'asked',
  answer_reason text,
  renewal_of uuid references public.deployments (id),
  ended_on date,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint deployments_period check (to_on >= from_on and to_on - from_on <= 180),
  constraint deployments_force_known check (force in ('commission_leader', 'commission_office', 'stationed_group', 'township_commission')),
  constraint deployments_state_known check (state in ('asked', 'accepted', 'declined', 'cleared', 'withdrawn', 'ended'))
);
comment on table public.deployments is 'A dated, task-bound loan: the home organ stays the same, there is always an end, a renewal is a new approval.';
create index deployments_officer_id_idx on public.deployments (officer_id);
create index deployments_activation_id_idx on public.deployments (activation_id);
create unique index deployments_open_once_key on public.deployments (activation_id, officer_id) where state in ('asked', 'accepted', 'cleared');

create table public.recusals (
  id uuid primary key,
  activation_id uuid not null references public.activations (id),
  officer_id uuid not null references public.officers (id),
  declared_at timestamptz not null default clock_timestamp(),
  relation text not null,
  explanation text,
  decision text,
  decided_by uuid references public.officers (id),
  decided_at timestamptz,
  decision_reason text,
  constraint recusals_relation_known check (relation in ('none', 'near_relative', 'witness', 'interest', 'friend', 'native', 'former_post', 'other')),
  constraint recusals_decision_known check (decision in ('stay', 'withdraw')),
  constraint recusals_not_own_decision check (decided_by <> officer_id)
);
create index recusals_activation_id_idx on public.recusals (activation_id, officer_id);

create table public.activation_logs (
  id uuid primary key,
  activation_id uuid not null references public.activations (id),
  officer_id uuid not null references public.officers (id),
  kind text not null,
  on_day date not null,
  persons integer not null default 0,
  visit_id uuid unique references public.visits (id),
  note text,
  received_at timestamptz not null default clock_timestamp(),
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint activation_logs_kind_known check (kind in ('visit', 'talk', 'evidence', 'meeting', 'progress')),
  constraint activation_logs_persons_range check (persons between 0 and 1000),
  constraint activation_logs_note_length check (length(note) <= 2000)
);
create index activation_logs_activation_id_idx on public.activation_logs (activation_id, on_day);

alter table public.visits add constraint visits_activation_id_fkey foreign key (activation_id) references public.activations (id);
create index visits_activation_id_idx on public.visits (activation_id) where activation_id is not null;

-- Who is lent to a township may log visits there while the loan lasts.
create or replace function private.visiting_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['township_officer', 'grid_leader', 'area_coordinator', 'office_officer', 'leader'])
    || array(select a.organ_id from activations a where a.id = any (private.accessible_ids('activation')) and a.state in ('staffed', 'in_progress'))
$$;

create function private.force_of(officer uuid) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when f.is_commission_leader then 'commission_leader'
    when o.kind in ('commission_office', 'stationed_group', 'township_commission') then o.kind
    when o.kind = 'village_station' then 'township_commission' else 'commission_office' end
  from officers f join organs o on o.id = f.organ_id where f.id = officer
$$;
create function private.coordinated_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when private.is_seeing_as() then '{}' else private.granted_organ_ids(array['area_coordinator', 'leader']) end
$$;
create function private.applicant_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when private.is_seeing_as() then '{}' else private.granted_organ_ids(array['township_officer']) end
$$;
-- Activations that are there for me now.
create function private.my_activation_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(
    select a.id from activations a
    where a.county_organ_id = any (private.coordinated_organ_ids()) and a.state <> 'draft'
       or a.organ_id = any (private.applicant_organ_ids())
       or (a.author_id = private.real_officer_id() and not private.is_seeing_as())
       or a.id = any (private.accessible_ids('activation')))
$$;
create function private.managed_activation_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select a.id from activations a where a.county_organ_id = any (private.granted_organ_ids(array['area_coordinator'])) and not private.is_seeing_as())
$$;
grant execute on function private.force_of, private.coordinated_organ_ids, private.applicant_organ_ids, private.my_activation_ids, private.managed_activation_ids to authenticated;

alter table public.activations enable row level security;
alter table public.activation_parties enable row level security;
alter table public.deployments enable row level security;
alter table public.recusals enable row level security;
alter table public.activation_logs enable row level security;
revoke all on public.activations, public.activation_parties, public.deployments, public.recusals, public.activation_logs from anon, authenticated;
grant select, insert, update on public.activations, public.deployments, public.recusals to authenticated;
grant select, insert on public.activation_parties, public.activation_logs to authenticated;

create policy "activations: applicant, coordinators, and who has access now" on public.activations
  for select to authenticated using (id = any ((select private.my_activation_ids())::uuid[]));
create policy "activations: asked for through a command" on public.activations
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.real_officer_id())
    and lead_organ_id = any ((select private.directory_organ_ids())::uuid[]));
create policy "activations: moved through a command" on public.activations
  for update to authenticated using ((select private.in_command()) and id = any ((select private.my_activation_ids())::uuid[])) with check (true);
create policy "activation_parties: read with the activation" on public.activation_parties
  for select to authenticated using (activation_id = any ((select private.my_activation_ids())::uuid[]));
create policy "activation_parties: named by the applicant's command" on public.activation_parties
  for insert to authenticated with check ((select private.in_command()) and activation_id = any ((select private.my_activation_ids())::uuid[]));
-- The person asked sees his own deployment (where, from, to) before he has access to the matter.
create policy "deployments: own, and with the activation" on public.deployments
  for select to authenticated using ((officer_id = (select private.real_officer_id()) and not (select private.is_seeing_as()))
    or activation_id = any ((select private.my_activation_ids())::uuid[]));
create policy "deployments: asked by the coordinator's command" on public.deployments
  for insert to authenticated with check ((select private.in_command()) and activation_id = any ((select private.managed_activation_ids())::uuid[]));
create policy "deployments: answered by the person, moved by the coordinator" on public.deployments
  for update to authenticated using ((select private.in_command()) and (officer_id = (select private.real_officer_id())
    or activation_id = any ((select private.managed_activation_ids())::uuid[])));
create policy "recusals: own, and for who decides" on public.recusals
  for select to authenticated using ((officer_id = (select private.real_officer_id()) and not (select private.is_seeing_as()))
    or activation_id = any ((select private.managed_activation_ids())::uuid[]));
create policy "recusals: declared by the person" on public.recusals
  for insert to authenticated with check ((select private.in_command()) and officer_id = (select private.real_officer_id()) and decision is null);
create policy "recusals: decided by the coordinator" on public.recusals
  for update to authenticated using ((select private.in_command()) and activation_id = any ((select private.managed_activation_ids())::uuid[])
    and officer_id <> (select private.real_officer_id()));
-- Who did what is for the team and who leads it.
create policy "activation_logs: team, applicant and coordinators" on public.activation_logs
  for select to authenticated using (activation_id = any ((select private.my_activation_ids())::uuid[]));
create policy "activation_logs: entered by the team, through a command" on public.activation_logs
  for insert to authenticated with check ((select private.in_command()) and officer_id = (select private.real_officer_id())
    and activation_id = any ((select private.my_activation_ids())::uuid[]));

-- Events of an activation are for those who may see it when it happened.
create function private.activation_readers(activation uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(
    select a.officer_id from matter_access a where a.entity = 'activation' and a.entity_id = activation and (a.to_at is null or a.to_at > now())
    union select x.author_id from activations x where x.id = activation
    union select g.officer_id from activations x, role_grants g join organs scope on scope.id = g.organ_id
      where x.id = activation and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
        and ((g.role = 'township_officer' and exists (select from organs o where o.id = x.organ_id and o.path <@ scope.path))
          or (g.role in ('area_coordinator', 'leader') and exists (select from organs o where o.id = x.county_organ_id and o.path <@ scope.path))))
$$;
grant execute on function private.activation_readers to authenticated;

insert into public.rules (id, code, value, unit, effective_from, text_ref, source) values
  (gen_random_uuid(), 'activation_limit_months', 1, 'month', '2000-01-01', '信访联办办理期限', '本级规定'),
  (gen_random_uuid(), 'deployment_days_per_year', 90, 'calendar_day', '2000-01-01', '每人每年调配天数提示线', '本级规定'),
  (gen_random_uuid(), 'tie_former_post_soft_years', 5, 'year', '2000-01-01', '曾任职地软性关联年限', '本级规定');

-- payload: {kind, title, reasons?, people_to_ask?, heads, skills?, planned_days, linked_number?, received_on?, group_id?, organ_id?, initiator?,
--   parties?: [{part, officer_id? | organ_id? | division_code?}], verbal?: {approver_id, approved_at, reason}, submit?: boolean}
create function public.request_activation(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'request_activation', payload);
  unit uuid := coalesce((payload ->> 'organ_id')::uuid, private.my_organ_id());
  county uuid := private.county_organ_id(unit);
  limit_due date;
begin
  if answer is not null then return answer; end if;
  if not private.has_role(array['township_officer', 'office_officer', 'area_coordinator', 'leader'], unit) then perform private.refuse('forbidden'); end if;
  if payload ->> 'kind' = 'joint_petition_handling' then
    select d.due_on into limit_due from due_date(coalesce((payload ->> 'received_on')::date, private.today()),
      private.rule_value('activation_limit_months', unit)::integer, 'month', unit) d;
  end if;
  insert into activations (id, organ_id, county_organ_id, group_id, kind, initiator, title, reasons, linked_number, people_to_ask, heads, skills, lead_organ_id,
    lead_handler_id, author_id, planned_days, statutory_due_on, deadline_basis, verbal_approver_id, verbal_approved_at, verbal_reason)
  values (request_activation.id, unit, county, coalesce((payload ->> 'group_id')::uuid, private.area_group_of(unit)), private.required_text(payload, 'kind'),
    coalesce(payload ->> 'initiator', private.initiator_of(unit)), private.required_text(payload, 'title', 60), private.text_array(payload, 'reasons'),
    private.optional_text(payload, 'linked_number', 60), (payload ->> 'people_to_ask')::integer, coalesce((payload ->> 'heads')::integer, 2),
    private.text_array(payload, 'skills'), coalesce((payload ->> 'lead_organ_id')::uuid, unit), private.real_officer_id(), private.real_officer_id(),
    coalesce((payload ->> 'planned_days')::integer, 30), limit_due, case when limit_due is not null then 'activation_limit_months' end,
    (payload #>> '{verbal,approver_id}')::uuid, (payload #>> '{verbal,approved_at}')::timestamptz, payload #>> '{verbal,reason}');
  if payload -> 'verbal' ->> 'approver_id' is not null and coalesce(btrim(payload #>> '{verbal,reason}'), '') = '' then
    perform private.refuse('field_required', 'verbal.reason');
  end if;
  insert into activation_parties (id, activation_id, part, officer_id, organ_id, division_code)
    select gen_random_uuid(), request_activation.id, p ->> 'part', (p ->> 'officer_id')::uuid, (p ->> 'organ_id')::uuid, p ->> 'division_code'
    from jsonb_array_elements(coalesce(payload -> 'parties', '[]')) p;
  perform private.append_event(unit, 'activation', request_activation.id::text, 'requested', null, 'draft', null,
    jsonb_build_object('kind', payload ->> 'kind', 'heads', payload -> 'heads'), private.activation_readers(request_activation.id));
  if coalesce((payload ->> 'submit')::boolean, true) then
    perform private.open_transition('activations', request_activation.id, 'submitted');
    update activations a set state = 'submitted' where a.id = request_activation.id;
    perform private.append_transition('activation', request_activation.id, unit, private.real_officer_id(), 'submit', 'draft', 'submitted', null);
    perform private.submit_activation(request_activation.id, '{}');
  end if;
  return private.finish_command(id, payload, jsonb_build_object('activation_id', request_activation.id));
end
$$;
create function private.area_group_of(organ uuid) returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select m.group_id from area_group_members m join area_groups g on g.id = m.group_id
  where m.organ_id = organ and m.during @> private.today() and (g.valid_to is null or g.valid_to >= private.today()) order by g.name limit 1
$$;
create function private.initiator_of(organ uuid) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case o.kind when 'township_commission' then 'township' when 'stationed_group' then 'stationed_group' when 'commission_office' then 'office' else 'county_direct' end
  from organs o where o.id = organ
$$;
create function private.submit_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  a public.activations;
begin
  update activations x set submitted_on = private.today(), approvals = 0, version = x.version + 1, changed_xid = pg_current_xact_id()
    where x.id = activation returning * into a;
  perform private.ask_approval(activation, a.organ_id, a.county_organ_id, 1);
end
$$;
-- Tells the next approvers; an office in the chain gets access until it has decided.
create function private.ask_approval(activation uuid, organ uuid, county uuid, step integer) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  next_role text := private.approval_role(organ, 'activation', step);
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  if next_role = 'office_officer' then
    insert into matter_access (entity, entity_id, officer_id, reason, from_at, to_at, granted_by)
    select distinct 'activation', activation, g.officer_id, 'assigned', now(), now() + interval '30 days', private.real_officer_id()
    from role_grants g where g.role = 'office_officer' and g.organ_id = county and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity');
  end if;
  perform private.notify_roles(array[next_role], county, 'activation_waits', 'activation', activation, '{}');
end
$$;
grant execute on function private.area_group_of, private.initiator_of, private.submit_activation, private.ask_approval to authenticated;

select private.register_workflow('activation', 'activations', 'draft');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position) values
  ('activation', 'draft', 'submit', 'submitted', 'author', false, 'submit_activation', 1),
  ('activation', 'returned', 'submit', 'submitted', 'author', false, 'submit_activation', 1),
  ('activation', 'submitted', 'screen', 'screened', 'area_coordinator', false, null, 1),
  ('activation', 'submitted', 'screen', 'screened', 'member', false, null, 1),
  ('activation', 'submitted', 'return', 'returned', 'area_coordinator', true, 'tell_author', 3),
  ('activation', 'screened', 'approve', 'approved', 'area_coordinator', false, 'approve_activation', 2),
  ('activation', 'screened', 'approve', 'approved', 'leader', false, 'approve_activation', 2),
  ('activation', 'screened', 'approve', 'approved', 'member', false, 'approve_activation', 2),
  ('activation', 'screened', 'return', 'returned', 'area_coordinator', true, 'tell_author', 3),
  ('activation', 'screened', 'reject', 'rejected', 'area_coordinator', true, 'end_activation', 4),
  ('activation', 'screened', 'reject', 'rejected', 'leader', true, 'end_activation', 4),
  ('activation', 'approved', 'staff', 'staffed', 'area_coordinator', false, 'staff_activation', 1),
  ('activation', 'staffed', 'start', 'in_progress', 'author', false, 'start_activation', 1),
  ('activation', 'staffed', 'start', 'in_progress', 'area_coordinator', false, 'start_activation', 1),
  ('activation', 'in_progress', 'extend', 'in_progress', 'area_coordinator', true, 'extend_activation', 3),
  ('activation', 'in_progress', 'suspend', 'suspended', 'area_coordinator', true, null, 4),
  ('activation', 'suspended', 'resume', 'in_progress', 'area_coordinator', false, null, 1),
  ('activation', 'in_progress', 'conclude', 'concluded', 'author', true, 'conclude_activation', 1),
  ('activation', 'in_progress', 'conclude', 'concluded', 'area_coordinator', true, 'conclude_activation', 1),
  ('activation', 'in_progress', 'terminate', 'terminated', 'area_coordinator', true, 'end_activation', 5),
  ('activation', 'concluded', 'debrief', 'debriefed', 'author', true, 'debrief_activation', 1),
  ('activation', 'concluded', 'debrief', 'debriefed', 'area_coordinator', true, 'debrief_activation', 1),
  ('activation', 'debriefed', 'archive', 'archived', 'area_coordinator', false, null, 1),
  ('activation', 'draft', 'withdraw', 'withdrawn', 'author', false, 'end_activation', 9),
  ('activation', 'submitted', 'withdraw', 'withdrawn', 'author', true, 'end_activation', 9),
  ('activation', 'screened', 'withdraw', 'withdrawn', 'author', true, 'end_activation', 9),
  ('activation', 'approved', 'withdraw', 'withdrawn', 'author', true, 'end_activation', 9),
  ('activation', 'staffed', 'withdraw', 'withdrawn', 'author', true, 'end_activation', 9);

create function private.approve_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  a public.activations;
  wanted text;
begin
  select * into a from activations x where x.id = activation;
  wanted := private.approval_role(a.organ_id, 'activation', a.approvals + 1);
  if not private.has_role(array[wanted], a.county_organ_id) then perform private.refuse('approval_by_other_role', wanted); end if;
  if private.approval_role(a.organ_id, 'activation', a.approvals + 2) is not null then
    perform private.open_transition('activations', activation, 'screened');
    update activations x set state = 'screened', approvals = x.approvals + 1, version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = activation;
    perform private.ask_approval(activation, a.organ_id, a.county_organ_id, a.approvals + 2);
    return;
  end if;
  update activations x set approvals = x.approvals + 1, version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = activation;
  perform private.notify(a.author_id, 'activation_approved', 'activation', activation);
end
$$;
create function private.tell_author(activation uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.notify(a.author_id, 'activation_returned', 'activation', activation) from activations a where a.id = activation
$$;
-- At least two people, each cleared; the team's access opens with its days.
create function private.staff_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if exists (select from deployments d where d.activation_id = activation and d.state in ('asked', 'accepted')) then perform private.refuse('deployment_not_cleared'); end if;
  if (select count(*) from deployments d where d.activation_id = activation and d.state = 'cleared') < 1 then perform private.refuse('team_too_small'); end if;
  update activations a set version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = activation;
end
$$;
create function private.start_activation(activation uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update activations a set started_on = coalesce((data ->> 'started_on')::date, private.today()),
    planned_finish_on = coalesce((data ->> 'started_on')::date, private.today()) + a.planned_days,
    version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = activation
$$;
create function private.extend_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if coalesce((data ->> 'days')::integer, 0) not between 1 and 90 then perform private.refuse('field_invalid', 'days'); end if;
  update activations a set planned_finish_on = a.planned_finish_on + (data ->> 'days')::integer, extended_count = a.extended_count + 1,
    version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = activation;
end
$$;
create function private.conclude_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  update activations a set finished_on = coalesce((data ->> 'finished_on')::date, private.today()), outcome = private.required_text(data, 'outcome', 2000),
    version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = activation;
  perform private.end_deployments(activation);
end
$$;
create function private.debrief_activation(activation uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update activations a set debrief = private.required_text(data, 'debrief', 4000), version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = activation
$$;
-- Everybody's loan ends and with it all access, at once.
create function private.end_deployments(activation uuid) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  d record;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  for d in select x.id, x.officer_id from deployments x where x.activation_id = activation and x.state in ('asked', 'accepted', 'cleared') loop
    update deployments x set state = 'ended', ended_on = least(x.to_on, greatest(x.from_on, private.today())), changed_xid = pg_current_xact_id() where x.id = d.id;
    perform private.notify(d.officer_id, 'deployment_ended', 'deployment', d.id);
  end loop;
  perform private.close_access('activation', activation);
end
$$;
create function private.end_activation(activation uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.end_deployments(activation)
$$;
grant execute on function private.approve_activation, private.tell_author, private.staff_activation, private.start_activation, private.extend_activation,
  private.conclude_activation, private.debrief_activation, private.end_activation, private.end_deployments to authenticated;

-- Ties of an officer to the parties or to the place: hard blocks, soft needs a written decision.
create function private.activation_ties(activation uuid, officer uuid) returns table (kind text, grade text)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select t.kind, t.grade
  from ties t join activations a on a.id = activation join organs o on o.id = a.organ_id
  where t.officer_id = officer and t.valid_from <= private.today()
    and coalesce(t.valid_to, 'infinity') + case when t.kind = 'former_post' and t.valid_to is not null
      then make_interval(years => private.rule_value('tie_former_post_soft_years', a.organ_id)::integer) else interval '0' end >= private.today()
    and exists (select from activation_parties p where p.activation_id = a.id
      and (p.officer_id = t.target_officer_id or p.organ_id = t.target_organ_id or p.division_code = t.target_division_code))
  union
  select t.kind, 'soft'
  from ties t join activations a on a.id = activation join organs o on o.id = a.organ_id
  where t.officer_id = officer and (t.target_organ_id = a.organ_id or t.target_division_code = o.division_code)
    and t.valid_from <= private.today()
    and coalesce(t.valid_to, 'infinity') + case when t.kind = 'former_post' and t.valid_to is not null
      then make_interval(years => private.rule_value('tie_former_post_soft_years', a.organ_id)::integer) else interval '0' end >= private.today()
$$;
grant execute on function private.activation_ties to authenticated;

-- payload: {activation_id, people: [{officer_id, is_lead?}], from_on, to_on, renewal_of?}: asks each; a hard tie refuses.
create function public.ask_deployment(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'ask_deployment', payload);
  a public.activations;
  person jsonb;
  officer uuid;
  made uuid;
begin
  if answer is not null then return answer; end if;
  select * into a from activations x where x.id = private.required_uuid(payload, 'activation_id');
  if a.id is null or not a.id = any (private.managed_activation_ids()) then perform private.refuse('not_found', 'activation'); end if;
  if a.state not in ('approved', 'staffed', 'in_progress') then perform private.refuse('action_not_available', a.state); end if;
  for person in select value from jsonb_array_elements(payload -> 'people') loop
    officer := private.required_uuid(person, 'officer_id');
    if exists (select from private.activation_ties(a.id, officer) t where t.grade = 'hard') then
      perform private.refuse('hard_tie', (select f.name from officers f where f.id = officer));
    end if;
    made := gen_random_uuid();
    insert into deployments (id, activation_id, officer_id, home_organ_id, host_organ_id, force, is_lead, from_on, to_on, renewal_of)
    values (made, a.id, officer, (select f.organ_id from officers f where f.id = officer), a.organ_id, private.force_of(officer),
      coalesce((person ->> 'is_lead')::boolean, false), private.required_date(payload, 'from_on'), private.required_date(payload, 'to_on'), (payload ->> 'renewal_of')::uuid);
    perform private.notify(officer, 'deployment_asked', 'deployment', made,
      jsonb_build_object('from_on', payload ->> 'from_on', 'to_on', payload ->> 'to_on'));
    perform private.append_event(a.organ_id, 'activation', a.id::text, 'deployment_asked', null, null, null, jsonb_build_object('officer_id', officer), private.activation_readers(a.id));
  end loop;
  return private.finish_command(id, payload, jsonb_build_object('activation_id', a.id));
end
$$;

-- payload: {deployment_id, accept: boolean, reason?, relation, explanation?}: who accepts declares recusal in the same step, before any access.
create function public.answer_deployment(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'answer_deployment', payload);
  d public.deployments;
  accepts boolean := coalesce((payload ->> 'accept')::boolean, false);
  relation text := coalesce(payload ->> 'relation', '');
  moves_to text;
begin
  if answer is not null then return answer; end if;
  select * into d from deployments x where x.id = private.required_uuid(payload, 'deployment_id') and x.officer_id = private.real_officer_id();
  if d.id is null then perform private.refuse('not_found', 'deployment'); end if;
  if d.state <> 'asked' then perform private.refuse('action_not_available', d.state); end if;
  if accepts and relation = '' then perform private.refuse('field_required', 'relation'); end if;
  if not accepts and private.optional_text(payload, 'reason') is null then perform private.refuse('field_required', 'reason'); end if;
  if accepts then
    insert into recusals (id, activation_id, officer_id, relation, explanation) values (answer_deployment.id, d.activation_id, d.officer_id, relation, private.optional_text(payload, 'explanation'));
  end if;
  moves_to := case when not accepts then 'declined' when relation = 'none' and not private.has_soft_tie(d.activation_id, d.officer_id) then 'cleared' else 'accepted' end;
  perform private.set_deployment_state(d.id, moves_to, private.optional_text(payload, 'reason'));
  return private.finish_command(id, payload, jsonb_build_object('deployment_id', d.id, 'state', moves_to));
end
$$;
create function private.has_soft_tie(activation uuid, officer uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select exists (select from private.activation_ties(activation, officer))
$$;
-- Moves a deployment; clearing opens the matter from the first day to the end of the last.
create function private.set_deployment_state(deployment uuid, moves_to text, reason text) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  d public.deployments;
  a public.activations;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  update deployments x set state = moves_to, answer_reason = coalesce(reason, x.answer_reason), version = x.version + 1,
    ended_on = case when moves_to = 'withdrawn' then private.today() end, changed_xid = pg_current_xact_id() where x.id = deployment returning * into d;
  select * into a from activations x where x.id = d.activation_id;
  if moves_to = 'cleared' then
    perform private.open_access('activation', a.id, d.officer_id, 'deployment',
      d.from_on::timestamp at time zone 'Asia/Shanghai', (d.to_on + 1)::timestamp at time zone 'Asia/Shanghai');
  elsif moves_to in ('withdrawn', 'ended') then
    perform private.close_access('activation', a.id, d.officer_id);
  end if;
  perform private.append_event(a.organ_id, 'activation', a.id::text, 'deployment_' || moves_to, null, null, reason, jsonb_build_object('officer_id', d.officer_id), private.activation_readers(a.id));
  perform private.notify_roles(array['area_coordinator'], a.county_organ_id, 'deployment_' || moves_to, 'activation', a.id);
end
$$;
grant execute on function private.has_soft_tie, private.set_deployment_state to authenticated;

-- payload: {recusal_id, decision: stay|withdraw, reason}: a near relative or a witness never stays.
create function public.decide_recusal(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'decide_recusal', payload);
  r public.recusals;
  decision text := private.required_text(payload, 'decision');
  deployment uuid;
begin
  if answer is not null then return answer; end if;
  select * into r from recusals x where x.id = private.required_uuid(payload, 'recusal_id') and x.decision is null;
  if r.id is null then perform private.refuse('not_found', 'recusal'); end if;
  if decision = 'stay' and r.relation in ('near_relative', 'witness', 'interest') then perform private.refuse('recusal_mandatory', r.relation); end if;
  update recusals x set decision = decide_recusal.payload ->> 'decision', decided_by = private.real_officer_id(), decided_at = now(),
    decision_reason = private.required_text(payload, 'reason', 500) where x.id = r.id;
  if not found then perform private.refuse('forbidden'); end if;
  select d.id into deployment from deployments d where d.activation_id = r.activation_id and d.officer_id = r.officer_id and d.state in ('accepted', 'cleared');
  if deployment is not null then
    perform private.set_deployment_state(deployment, case decision when 'stay' then 'cleared' else 'withdrawn' end, private.optional_text(payload, 'reason'));
  end if;
  return private.finish_command(id, payload, jsonb_build_object('recusal_id', r.id));
end
$$;

-- payload: {activation_id, relation, explanation?}: found out later; access ends at once and a decision is asked for.
create function public.declare_recusal(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'declare_recusal', payload);
  matter uuid := private.required_uuid(payload, 'activation_id');
  deployment uuid;
begin
  if answer is not null then return answer; end if;
  select d.id into deployment from deployments d where d.activation_id = matter and d.officer_id = private.real_officer_id() and d.state = 'cleared';
  if deployment is null then perform private.refuse('not_found', 'deployment'); end if;
  insert into recusals (id, activation_id, officer_id, relation, explanation)
  values (declare_recusal.id, matter, private.real_officer_id(), private.required_text(payload, 'relation'), private.optional_text(payload, 'explanation'));
  perform private.set_deployment_state(deployment, 'accepted', null);
  perform private.close_access('activation', matter, private.real_officer_id());
  return private.finish_command(id, payload, jsonb_build_object('recusal_id', declare_recusal.id));
end
$$;

-- payload: {deployment_id, reason}: the coordinator calls someone back; access ends at once.
create function public.withdraw_deployment(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'withdraw_deployment', payload);
  d public.deployments;
begin
  if answer is not null then return answer; end if;
  select * into d from deployments x where x.id = private.required_uuid(payload, 'deployment_id') and x.activation_id = any (private.managed_activation_ids());
  if d.id is null then perform private.refuse('not_found', 'deployment'); end if;
  perform private.set_deployment_state(d.id, 'withdrawn', private.required_text(payload, 'reason', 500));
  return private.finish_command(id, payload, jsonb_build_object('deployment_id', d.id));
end
$$;

-- payload: {activation_id, kind, on_day, persons?, note?}
create function public.log_activation_work(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'log_activation_work', payload);
  a public.activations;
begin
  if answer is not null then return answer; end if;
  select * into a from activations x where x.id = private.required_uuid(payload, 'activation_id');
  if a.id is null then perform private.refuse('not_found', 'activation'); end if;
  if a.state not in ('staffed', 'in_progress') then perform private.refuse('action_not_available', a.state); end if;
  insert into activation_logs (id, activation_id, officer_id, kind, on_day, persons, note)
  values (log_activation_work.id, a.id, private.real_officer_id(), private.required_text(payload, 'kind'), private.required_date(payload, 'on_day'),
    coalesce((payload ->> 'persons')::integer, 0), private.optional_text(payload, 'note'));
  perform private.append_event(a.organ_id, 'activation', a.id::text, 'work_logged', null, null, null,
    jsonb_build_object('kind', payload ->> 'kind', 'persons', payload -> 'persons'), private.activation_readers(a.id));
  return private.finish_command(id, payload, jsonb_build_object('log_id', log_activation_work.id));
end
$$;
select private.register_commands('request_activation', 'ask_deployment', 'answer_deployment', 'decide_recusal', 'declare_recusal', 'withdraw_deployment', 'log_activation_work');

-- A visit made for an activation is part of it: for whom the activation does not exist, neither does the visit. It counts in
-- coverage and figures all the same.
alter policy "visits: read with the township, by author and grid leader" on public.visits using (
  (author_id = (select private.acting_officer_id())
    or organ_id = any ((select private.visible_organ_ids())::uuid[])
    or village_code = any ((select private.my_village_codes())::text[]))
  and (activation_id is null or activation_id = any ((select private.my_activation_ids())::uuid[])));

-- It is entered once: it counts in the grid and in the joint log.
create function private.log_visit_to_activation() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if new.activation_id is not null then
    if private.is_api_role() and not new.activation_id = any (private.my_activation_ids()) then perform private.refuse('not_found', 'activation'); end if;
    insert into activation_logs (id, activation_id, officer_id, kind, on_day, persons, visit_id)
    values (gen_random_uuid(), new.activation_id, new.author_id, 'visit', new.visited_on,
      coalesce((select sum((m ->> 'count')::integer) from jsonb_array_elements(new.met) m), 0), new.id);
  end if;
  return null;
end
$$;
create trigger visits_log_to_activation after insert on public.visits for each row execute function private.log_visit_to_activation();

-- Days lent, per person and year, overlapping days once: shown before anyone is asked again.
create function public.days_lent(in_year integer, officer_ids uuid[] default null)
returns table (officer_id uuid, days integer)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select x.officer_id, count(distinct x.day)::integer
  from (
    select d.officer_id, generate_series(greatest(d.from_on, make_date(in_year, 1, 1)), least(coalesce(d.ended_on, d.to_on), make_date(in_year, 12, 31)), interval '1 day')::date as day
    from deployments d join officers f on f.id = d.officer_id
    where d.state in ('cleared', 'ended') and (officer_ids is null or d.officer_id = any (officer_ids))
      and (d.officer_id = private.acting_officer_id() or f.organ_id = any (private.granted_organ_ids(array['area_coordinator', 'leader', 'administrator'])))
  ) x group by x.officer_id
$$;
revoke all on function public.days_lent from public, anon;
grant execute on function public.days_lent to authenticated;
