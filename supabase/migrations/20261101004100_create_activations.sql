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
  forces text[] not null default '{}',
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
  verbal_confirmed_at timestamptz,
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
  constraint activations_heads_range check (heads between 2 and 60),
  constraint activations_forces_known check (forces <@ array['commission_leader', 'commission_office', 'stationed_group', 'township_commission']),
  constraint activations_verbal_whole check (num_nonnulls(verbal_approver_id, verbal_approved_at, verbal_reason) in (0, 3)),
  constraint activations_days_in_order check (finished_on >= started_on),
  constraint activations_title_length check (length(btrim(title)) between 2 and 60)
);
comment on column public.activations.forces is 'Forces that the team must have; besides, it has as many different ones as the rule team_forces_min says.';
comment on column public.activations.verbal_reason is 'Why the approval was given by word of mouth; recorded afterwards, and confirmed by who gave it.';
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
  renewal_of uuid references public.deployments (id),
  renewal_reason text,
  asked_by uuid references public.officers (id),
  approved_by uuid references public.officers (id),
  ended_on date,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint deployments_period check (to_on >= from_on and to_on - from_on <= 180),
  constraint deployments_force_known check (force in ('commission_leader', 'commission_office', 'stationed_group', 'township_commission')),
  constraint deployments_state_known check (state in ('requested', 'asked', 'accepted', 'declined', 'cleared', 'withdrawn', 'ended')),
  constraint deployments_renewal_has_reason check (renewal_of is null or renewal_reason is not null),
  constraint deployments_not_own_approval check (approved_by <> asked_by),
  constraint deployments_once_at_a_time exclude using gist (activation_id with =, officer_id with =, daterange(from_on, to_on, '[]') with &&)
    where (state in ('requested', 'asked', 'accepted', 'cleared'))
);
comment on column public.deployments.state is 'requested: a renewal waits for its approval; asked; accepted: waits for a decision on recusal; cleared: access lasts from from_on to to_on.';
comment on table public.deployments is 'A dated, task-bound loan: the home organ stays the same, there is always an end, a renewal is a new approval.';
create index deployments_officer_id_idx on public.deployments (officer_id);
create index deployments_activation_id_idx on public.deployments (activation_id);

create table public.deployment_answers (
  deployment_id uuid primary key references public.deployments (id),
  reason text not null,
  constraint deployment_answers_reason_length check (length(reason) <= 500)
);
comment on table public.deployment_answers is 'What a person gave as the reason of his answer; often private, so it stands apart from the loan, which the whole circle reads.';

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

create table public.activation_extensions (
  id uuid primary key,
  activation_id uuid not null references public.activations (id),
  organ_id uuid not null references public.organs (id),
  author_id uuid not null references public.officers (id),
  days integer not null,
  reason text not null,
  asked_at timestamptz not null default clock_timestamp(),
  state text not null default 'asked',
  decided_by uuid references public.officers (id),
  decided_at timestamptz,
  constraint activation_extensions_days_range check (days between 1 and 90),
  constraint activation_extensions_state_known check (state in ('asked', 'granted', 'refused')),
  constraint activation_extensions_not_own_decision check (decided_by <> author_id)
);
comment on table public.activation_extensions is 'More time, each piece approved anew; the finish planned first and every extension stay readable.';
create index activation_extensions_activation_id_idx on public.activation_extensions (activation_id);
create unique index activation_extensions_one_open_key on public.activation_extensions (activation_id) where state = 'asked';

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
-- Whom a matter is about, and who had to stand aside from it or has yet to be told that he may stay, has it neither by his role nor
-- because he asked for it.
create function private.barred_activation_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(
    select p.activation_id from activation_parties p where p.officer_id = private.real_officer_id()
    union
    select r.activation_id from (
      select distinct on (x.activation_id) x.activation_id, x.relation, x.decision from recusals x
      where x.officer_id = private.real_officer_id() order by x.activation_id, x.declared_at desc) r
    where r.decision = 'withdraw' or (r.decision is null and r.relation <> 'none'))
$$;
-- Activations that are there for me now.
create function private.my_activation_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(
    select a.id from activations a
    where (a.county_organ_id = any (private.coordinated_organ_ids()) and a.state <> 'draft'
       or a.organ_id = any (private.applicant_organ_ids())
       or (a.author_id = private.real_officer_id() and not private.is_seeing_as() and a.county_organ_id = private.county_organ_id(private.my_organ_id()))
       or a.id = any (private.accessible_ids('activation')))
      and not a.id = any (private.barred_activation_ids()))
$$;
comment on function private.my_activation_ids is 'Who asked sees it as long as he works in its county; who is lent, between the first and the last moment of the loan.';
create function private.managed_activation_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select a.id from activations a where a.county_organ_id = any (private.granted_organ_ids(array['area_coordinator'])) and not private.is_seeing_as()
    and not a.id = any (private.barred_activation_ids()))
$$;
-- Where a leader decides: whether somebody with a tie may stay.
create function private.decided_activation_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select a.id from activations a where a.state <> 'draft' and a.county_organ_id = any (private.granted_organ_ids(array['leader'])) and not private.is_seeing_as()
    and not a.id = any (private.barred_activation_ids()))
$$;
-- Who gives the last approval there: renewals of a loan are his to approve as well.
create function private.approved_activation_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select a.id from activations a where not private.is_seeing_as() and a.state <> 'draft'
    and a.county_organ_id = any (private.granted_organ_ids(array['leader', private.last_approval_role(a.organ_id, 'activation')]))
    and a.id = any (private.my_activation_ids()))
$$;
grant execute on function private.force_of, private.coordinated_organ_ids, private.applicant_organ_ids, private.my_activation_ids, private.managed_activation_ids,
  private.decided_activation_ids, private.approved_activation_ids to authenticated;

alter table public.activations enable row level security;
alter table public.activation_parties enable row level security;
alter table public.deployments enable row level security;
alter table public.deployment_answers enable row level security;
alter table public.recusals enable row level security;
alter table public.activation_extensions enable row level security;
alter table public.activation_logs enable row level security;
revoke all on public.activations, public.activation_parties, public.deployments, public.deployment_answers, public.recusals, public.activation_extensions, public.activation_logs from anon, authenticated;
grant select, insert, update on public.activations, public.deployments, public.recusals, public.activation_extensions to authenticated;
grant select, insert on public.activation_parties, public.activation_logs to authenticated;
grant select on public.deployment_answers to authenticated;

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
-- A reason may be an illness or a child: for the person, for who asked him, for the leader who decides; not for the team.
create policy "deployment_answers: the person, who asked, and who decides" on public.deployment_answers
  for select to authenticated using (not (select private.is_seeing_as()) and deployment_id in (
    select d.id from public.deployments d
    where (select private.real_officer_id()) in (d.officer_id, d.asked_by) or d.activation_id = any ((select private.decided_activation_ids())::uuid[])));
create policy "deployments: asked by the coordinator's command" on public.deployments
  for insert to authenticated with check ((select private.in_command()) and activation_id = any ((select private.managed_activation_ids())::uuid[]));
create policy "deployments: answered by the person, moved by who leads" on public.deployments
  for update to authenticated using ((select private.in_command()) and (officer_id = (select private.real_officer_id())
    or activation_id = any ((select private.managed_activation_ids())::uuid[]) or activation_id = any ((select private.approved_activation_ids())::uuid[])));
create policy "recusals: own, and for who decides" on public.recusals
  for select to authenticated using ((officer_id = (select private.real_officer_id()) and not (select private.is_seeing_as()))
    or activation_id = any ((select private.managed_activation_ids())::uuid[]) or activation_id = any ((select private.decided_activation_ids())::uuid[]));
create policy "recusals: declared by the person" on public.recusals
  for insert to authenticated with check ((select private.in_command()) and officer_id = (select private.real_officer_id()) and decision is null);
create policy "recusals: decided by a leader" on public.recusals
  for update to authenticated using ((select private.in_command()) and activation_id = any ((select private.decided_activation_ids())::uuid[])
    and officer_id <> (select private.real_officer_id()));
create policy "activation_extensions: read with the activation" on public.activation_extensions
  for select to authenticated using (activation_id = any ((select private.my_activation_ids())::uuid[]));
create policy "activation_extensions: asked for by who leads the matter" on public.activation_extensions
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.real_officer_id())
    and activation_id = any ((select private.my_activation_ids())::uuid[]));
create policy "activation_extensions: decided by who approves" on public.activation_extensions
  for update to authenticated using ((select private.in_command()) and activation_id = any ((select private.approved_activation_ids())::uuid[])
    and author_id <> (select private.real_officer_id()));
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
    select a.officer_id from matter_access a where a.entity = 'activation' and a.entity_id = activation and (a.to_at is null or a.to_at > private.now())
    union select x.author_id from activations x join officers f on f.id = x.author_id
      where x.id = activation and (f.left_on is null or f.left_on >= private.today()) and private.county_organ_id(f.organ_id) = x.county_organ_id
    union select g.officer_id from activations x, role_grants g join organs scope on scope.id = g.organ_id
      where x.id = activation and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
        and ((g.role = 'township_officer' and exists (select from organs o where o.id = x.organ_id and o.path <@ scope.path))
          or (g.role in ('area_coordinator', 'leader') and exists (select from organs o where o.id = x.county_organ_id and o.path <@ scope.path))))
$$;
grant execute on function private.activation_readers to authenticated;

insert into public.rules (id, code, value, unit, effective_from, text_ref, source) values
  (gen_random_uuid(), 'activation_limit_months', 1, 'month', '2000-01-01', '信访联办办理期限', '本级规定'),
  (gen_random_uuid(), 'deployment_days_per_year', 90, 'calendar_day', '2000-01-01', '每人每年调配天数提示线', '本级规定'),
  (gen_random_uuid(), 'team_forces_min', 2, 'count', '2000-01-01', '协作组至少包含的力量类别数', '本级规定'),
  (gen_random_uuid(), 'tie_former_post_soft_years', 5, 'year', '2000-01-01', '曾任职地软性关联年限', '本级规定');

-- payload: {kind, title, reasons?, people_to_ask?, heads, skills?, forces?, planned_days, linked_number?, received_on?, group_id?, organ_id?, initiator?,
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
  perform private.check_verbal_approval(unit, county, payload -> 'verbal');
  insert into activations (id, organ_id, county_organ_id, group_id, kind, initiator, title, reasons, linked_number, people_to_ask, heads, skills, forces, lead_organ_id,
    lead_handler_id, author_id, planned_days, statutory_due_on, deadline_basis, verbal_approver_id, verbal_approved_at, verbal_reason)
  values (request_activation.id, unit, county, coalesce((payload ->> 'group_id')::uuid, private.area_group_of(unit)), private.required_text(payload, 'kind'),
    coalesce(payload ->> 'initiator', private.initiator_of(unit)), private.required_text(payload, 'title', 60), private.text_array(payload, 'reasons'),
    private.optional_text(payload, 'linked_number', 60), (payload ->> 'people_to_ask')::integer, coalesce((payload ->> 'heads')::integer, 2),
    private.text_array(payload, 'skills'), private.text_array(payload, 'forces'), coalesce((payload ->> 'lead_organ_id')::uuid, unit), private.real_officer_id(), private.real_officer_id(),
    coalesce((payload ->> 'planned_days')::integer, 30), limit_due, case when limit_due is not null then 'activation_limit_months' end,
    (payload #>> '{verbal,approver_id}')::uuid, (payload #>> '{verbal,approved_at}')::timestamptz, btrim(payload #>> '{verbal,reason}'));
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
-- By word of mouth approves who would have approved last, never who asks; it has happened, and there is a reason.
create function private.check_verbal_approval(organ uuid, county uuid, verbal jsonb) returns void
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if coalesce(jsonb_typeof(verbal), 'null') <> 'object' then return; end if;
  if coalesce(btrim(verbal ->> 'reason'), '') = '' then perform private.refuse('field_required', 'verbal.reason'); end if;
  if coalesce(verbal ->> 'approver_id', '') = '' then perform private.refuse('field_required', 'verbal.approver_id'); end if;
  if coalesce(verbal ->> 'approved_at', '') = '' then perform private.refuse('field_required', 'verbal.approved_at'); end if;
  if (verbal ->> 'approved_at')::timestamptz > clock_timestamp() + interval '5 minutes' then perform private.refuse('field_invalid', 'verbal.approved_at'); end if;
  if not exists (select from private.verbal_approvers(organ, county) f where f.officer_id = (verbal ->> 'approver_id')::uuid and f.officer_id <> private.real_officer_id()) then
    perform private.refuse('approval_by_other_role', private.last_approval_role(organ, 'activation'));
  end if;
end
$$;
create function private.verbal_approvers(organ uuid, county uuid) returns table (officer_id uuid)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select distinct g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs c on c.id = county and c.path <@ scope.path
  where g.role in ('leader', private.last_approval_role(organ, 'activation')) and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
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
-- Approved by word of mouth it is approved at once; who approved is asked to confirm.
create function private.submit_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  a public.activations;
begin
  update activations x set submitted_on = private.today(), approvals = 0, version = x.version + 1, changed_xid = pg_current_xact_id()
    where x.id = activation returning * into a;
  if a.verbal_approver_id is null then
    perform private.ask_approval(activation, a.organ_id, a.county_organ_id, 1);
    return;
  end if;
  perform private.open_transition('activations', activation, 'approved');
  update activations x set state = 'approved' where x.id = activation;
  perform private.append_transition('activation', activation, a.organ_id, a.author_id, 'approved_by_word', 'submitted', 'approved', a.verbal_reason);
  perform private.notify(a.verbal_approver_id, 'activation_confirm', 'activation', activation);
  perform private.notify_roles(array['area_coordinator'], a.county_organ_id, 'activation_approved', 'activation', activation, '{}');
end
$$;
-- Tells the next approvers. An office in the chain gets access until it has decided: the offices of the area group, where it has any.
create function private.ask_approval(activation uuid, organ uuid, county uuid, step integer) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  next_role text := private.approval_role(organ, 'activation', step);
  area uuid := (select a.group_id from activations a where a.id = activation);
  asked uuid[];
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  if next_role is distinct from 'office_officer' then
    perform private.notify_roles(array[next_role], county, 'activation_waits', 'activation', activation, '{}');
    return;
  end if;
  asked := array(select distinct g.officer_id from role_grants g join officers f on f.id = g.officer_id
    join area_group_members m on m.organ_id = f.organ_id and m.group_id = area and m.during @> private.today()
    where g.role = 'office_officer' and g.organ_id = county and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity'));
  if cardinality(asked) = 0 then
    asked := array(select distinct g.officer_id from role_grants g
      where g.role = 'office_officer' and g.organ_id = county and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity'));
  end if;
  insert into matter_access (entity, entity_id, officer_id, reason, from_at, to_at, granted_by)
    select 'activation', activation, f, 'assigned', private.now(), private.now() + interval '30 days', private.real_officer_id() from unnest(asked) f;
  perform private.notify(f, 'activation_waits', 'activation', activation, '{}', true) from unnest(asked) f;
end
$$;
-- The office has decided: what it had for that ends.
create function private.end_assigned_access(activation uuid) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  update matter_access m set to_at = greatest(m.from_at, private.now())
    where m.entity = 'activation' and m.entity_id = activation and m.reason = 'assigned' and (m.to_at is null or m.to_at > private.now());
end
$$;
grant execute on function private.area_group_of, private.initiator_of, private.submit_activation, private.ask_approval, private.end_assigned_access,
  private.check_verbal_approval, private.verbal_approvers to authenticated;

-- endorse is an approval that is not the last one. `member` is here the office that was asked.
select private.register_workflow('activation', 'activations', 'draft');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position) values
  ('activation', 'draft', 'submit', 'submitted', 'author', false, 'submit_activation', 1),
  ('activation', 'returned', 'submit', 'submitted', 'author', false, 'submit_activation', 1),
  ('activation', 'submitted', 'screen', 'screened', 'area_coordinator', false, null, 1),
  ('activation', 'submitted', 'screen', 'screened', 'leader', false, null, 1),
  ('activation', 'submitted', 'screen', 'screened', 'member', false, null, 1),
  ('activation', 'submitted', 'return', 'returned', 'area_coordinator', true, 'return_activation', 3),
  ('activation', 'submitted', 'return', 'returned', 'leader', true, 'return_activation', 3),
  ('activation', 'submitted', 'return', 'returned', 'member', true, 'return_activation', 3),
  ('activation', 'screened', 'endorse', 'screened', 'area_coordinator', false, 'endorse_activation', 2),
  ('activation', 'screened', 'endorse', 'screened', 'leader', false, 'endorse_activation', 2),
  ('activation', 'screened', 'endorse', 'screened', 'member', false, 'endorse_activation', 2),
  ('activation', 'screened', 'approve', 'approved', 'area_coordinator', false, 'approve_activation', 2),
  ('activation', 'screened', 'approve', 'approved', 'leader', false, 'approve_activation', 2),
  ('activation', 'screened', 'approve', 'approved', 'member', false, 'approve_activation', 2),
  ('activation', 'screened', 'return', 'returned', 'area_coordinator', true, 'return_activation', 3),
  ('activation', 'screened', 'return', 'returned', 'leader', true, 'return_activation', 3),
  ('activation', 'screened', 'return', 'returned', 'member', true, 'return_activation', 3),
  ('activation', 'screened', 'reject', 'rejected', 'area_coordinator', true, 'end_activation', 4),
  ('activation', 'screened', 'reject', 'rejected', 'leader', true, 'end_activation', 4),
  ('activation', 'screened', 'reject', 'rejected', 'member', true, 'end_activation', 4),
  ('activation', 'approved', 'confirm_word', 'approved', 'area_coordinator', false, 'confirm_word', 1),
  ('activation', 'approved', 'confirm_word', 'approved', 'leader', false, 'confirm_word', 1),
  ('activation', 'approved', 'deny_word', 'returned', 'area_coordinator', true, 'deny_word', 4),
  ('activation', 'approved', 'deny_word', 'returned', 'leader', true, 'deny_word', 4),
  ('activation', 'staffed', 'confirm_word', 'staffed', 'area_coordinator', false, 'confirm_word', 2),
  ('activation', 'staffed', 'confirm_word', 'staffed', 'leader', false, 'confirm_word', 2),
  ('activation', 'in_progress', 'confirm_word', 'in_progress', 'area_coordinator', false, 'confirm_word', 2),
  ('activation', 'in_progress', 'confirm_word', 'in_progress', 'leader', false, 'confirm_word', 2),
  ('activation', 'concluded', 'confirm_word', 'concluded', 'area_coordinator', false, 'confirm_word', 2),
  ('activation', 'concluded', 'confirm_word', 'concluded', 'leader', false, 'confirm_word', 2),
  ('activation', 'approved', 'staff', 'staffed', 'area_coordinator', false, 'staff_activation', 1),
  ('activation', 'staffed', 'start', 'in_progress', 'author', false, 'start_activation', 1),
  ('activation', 'staffed', 'start', 'in_progress', 'area_coordinator', false, 'start_activation', 1),
  ('activation', 'in_progress', 'suspend', 'suspended', 'area_coordinator', true, null, 4),
  ('activation', 'suspended', 'resume', 'in_progress', 'area_coordinator', false, null, 1),
  ('activation', 'in_progress', 'conclude', 'concluded', 'author', false, 'conclude_activation', 1),
  ('activation', 'in_progress', 'conclude', 'concluded', 'area_coordinator', false, 'conclude_activation', 1),
  ('activation', 'approved', 'terminate', 'terminated', 'area_coordinator', true, 'end_activation', 8),
  ('activation', 'staffed', 'terminate', 'terminated', 'area_coordinator', true, 'end_activation', 8),
  ('activation', 'in_progress', 'terminate', 'terminated', 'area_coordinator', true, 'end_activation', 8),
  ('activation', 'suspended', 'terminate', 'terminated', 'area_coordinator', true, 'end_activation', 8),
  ('activation', 'concluded', 'debrief', 'debriefed', 'author', false, 'debrief_activation', 1),
  ('activation', 'concluded', 'debrief', 'debriefed', 'area_coordinator', false, 'debrief_activation', 1),
  ('activation', 'debriefed', 'archive', 'archived', 'area_coordinator', false, 'archive_activation', 1),
  ('activation', 'draft', 'withdraw', 'withdrawn', 'author', false, 'end_activation', 9),
  ('activation', 'submitted', 'withdraw', 'withdrawn', 'author', true, 'end_activation', 9),
  ('activation', 'returned', 'withdraw', 'withdrawn', 'author', false, 'end_activation', 9),
  ('activation', 'screened', 'withdraw', 'withdrawn', 'author', true, 'end_activation', 9),
  ('activation', 'approved', 'withdraw', 'withdrawn', 'author', true, 'end_activation', 9),
  ('activation', 'staffed', 'withdraw', 'withdrawn', 'author', true, 'end_activation', 9);

-- Each step of the chain is offered to its own role; a leader may take the last one, and nobody approves what he asked for.
create function private.activation_offers(activation uuid, role text, action text) returns boolean
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  a public.activations;
  wanted text;
  is_last boolean;
begin
  if action not in ('endorse', 'approve', 'confirm_word', 'deny_word') then return true; end if;
  select * into a from activations x where x.id = activation;
  if action in ('confirm_word', 'deny_word') then
    return a.verbal_approver_id = private.real_officer_id() and a.verbal_confirmed_at is null;
  end if;
  wanted := private.approval_role(a.organ_id, 'activation', a.approvals + 1);
  is_last := private.approval_role(a.organ_id, 'activation', a.approvals + 2) is null;
  return (action = 'approve') = is_last and a.author_id <> private.real_officer_id()
    and (role = wanted or (role = 'leader' and is_last)
      or (role = 'member' and wanted = 'office_officer' and private.has_role(array['office_officer'], a.county_organ_id)));
end
$$;
create function private.endorse_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  a public.activations;
begin
  update activations x set approvals = x.approvals + 1, version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = activation returning * into a;
  perform private.end_assigned_access(activation);
  perform private.ask_approval(activation, a.organ_id, a.county_organ_id, a.approvals + 1);
end
$$;
create function private.approve_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  a public.activations;
begin
  update activations x set approvals = x.approvals + 1, version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = activation returning * into a;
  perform private.end_assigned_access(activation);
  perform private.notify(a.author_id, 'activation_approved', 'activation', activation);
  perform private.notify_roles(array['area_coordinator'], a.county_organ_id, 'activation_approved', 'activation', activation, '{}');
end
$$;
create function private.return_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  perform private.notify(a.author_id, 'activation_returned', 'activation', activation) from activations a where a.id = activation;
  perform private.end_assigned_access(activation);
end
$$;
create function private.confirm_word(activation uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update activations a set verbal_confirmed_at = clock_timestamp(), version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = activation
$$;
-- What nobody had approved goes back; who was asked meanwhile is told that it is over.
create function private.deny_word(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  update activations a set verbal_approver_id = null, verbal_approved_at = null, verbal_reason = null, version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = activation;
  perform private.end_deployments(activation);
  perform private.return_activation(activation, data);
end
$$;
create function private.archive_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if exists (select from activations a where a.id = activation and a.verbal_approver_id is not null and a.verbal_confirmed_at is null) then
    perform private.refuse('verbal_not_confirmed');
  end if;
end
$$;
-- At least two people, each cleared, of the forces that were asked for and of as many as the rule wants.
create function private.staff_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  a public.activations;
  present text[];
  missing text;
begin
  select * into a from activations x where x.id = activation;
  if exists (select from deployments d where d.activation_id = activation and d.state in ('asked', 'accepted')) then perform private.refuse('deployment_not_cleared'); end if;
  if (select count(distinct d.officer_id) from deployments d where d.activation_id = activation and d.state = 'cleared') < 2 then perform private.refuse('team_too_small'); end if;
  present := array(select distinct d.force from deployments d where d.activation_id = activation and d.state = 'cleared');
  select f into missing from unnest(a.forces) f where not f = any (present) limit 1;
  if missing is not null then perform private.refuse('team_force_missing', missing); end if;
  if cardinality(present) < private.rule_value('team_forces_min', a.organ_id) then
    perform private.refuse('team_forces_too_few', private.rule_value('team_forces_min', a.organ_id)::integer::text);
  end if;
  update activations x set version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = activation;
end
$$;
-- Work that began on a word of mouth is recorded from the day it began, never from before that word.
create function private.start_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  a public.activations;
  day date := coalesce((data ->> 'started_on')::date, private.today());
begin
  select * into a from activations x where x.id = activation;
  if day > private.today() or day < least(a.submitted_on, (a.verbal_approved_at at time zone 'Asia/Shanghai')::date) then perform private.refuse('field_invalid', 'started_on'); end if;
  update activations x set started_on = day, planned_finish_on = day + x.planned_days, version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = activation;
end
$$;
create function private.conclude_activation(activation uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  day date := coalesce((data ->> 'finished_on')::date, private.today());
begin
  if day > private.today() or day < (select a.started_on from activations a where a.id = activation) then perform private.refuse('field_invalid', 'finished_on'); end if;
  update activations a set finished_on = day, outcome = private.required_text(data, 'outcome', 2000),
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
  for d in select x.id, x.officer_id from deployments x where x.activation_id = activation and x.state in ('requested', 'asked', 'accepted', 'cleared') loop
    update deployments x set state = 'ended', ended_on = case when x.state = 'cleared' and x.from_on <= private.today() then least(x.to_on, private.today()) else x.from_on - 1 end, changed_xid = pg_current_xact_id() where x.id = d.id;
    perform private.notify(d.officer_id, 'deployment_ended', 'deployment', d.id);
  end loop;
  perform private.close_access('activation', activation);
end
$$;
create function private.end_activation(activation uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.notify(a.author_id, 'activation_rejected', 'activation', a.id) from activations a where a.id = activation and a.state = 'rejected';
  select private.end_deployments(activation)
$$;
grant execute on function private.endorse_activation, private.approve_activation, private.return_activation, private.confirm_word, private.deny_word, private.archive_activation,
  private.staff_activation, private.start_activation, private.conclude_activation, private.debrief_activation, private.end_activation, private.end_deployments to authenticated;

-- payload: {activation_id, days, reason}
create function public.ask_extension(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'ask_extension', payload);
  a public.activations;
begin
  if answer is not null then return answer; end if;
  select * into a from activations x where x.id = private.required_uuid(payload, 'activation_id');
  if a.id is null then perform private.refuse('not_found', 'activation'); end if;
  if a.author_id <> private.real_officer_id() and not a.id = any (private.managed_activation_ids()) then perform private.refuse('forbidden'); end if;
  if a.state <> 'in_progress' then perform private.refuse('action_not_available', a.state); end if;
  insert into activation_extensions (id, activation_id, organ_id, author_id, days, reason)
  values (ask_extension.id, a.id, a.organ_id, private.real_officer_id(), (payload ->> 'days')::integer, private.required_text(payload, 'reason', 500));
  perform private.append_event(a.organ_id, 'activation', a.id::text, 'extension_asked', null, null, payload ->> 'reason', jsonb_build_object('days', payload -> 'days'), private.activation_readers(a.id));
  perform private.notify_roles(array[private.last_approval_role(a.organ_id, 'activation'), 'leader'], a.county_organ_id, 'extension_asked', 'activation', a.id, '{}');
  return private.finish_command(id, payload, jsonb_build_object('extension_id', ask_extension.id));
end
$$;
select private.register_commands('ask_extension');
select private.register_workflow('activation_extension', 'activation_extensions', 'asked');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position) values
  ('activation_extension', 'asked', 'grant', 'granted', 'area_coordinator', false, 'grant_extension', 1),
  ('activation_extension', 'asked', 'grant', 'granted', 'leader', false, 'grant_extension', 1),
  ('activation_extension', 'asked', 'refuse', 'refused', 'area_coordinator', true, 'refuse_extension', 2),
  ('activation_extension', 'asked', 'refuse', 'refused', 'leader', true, 'refuse_extension', 2);
create function private.activation_extension_offers(extension uuid, role text, action text) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select e.author_id <> private.real_officer_id() and (role = 'leader' or role = private.last_approval_role(e.organ_id, 'activation'))
  from activation_extensions e where e.id = extension
$$;
create function private.activation_extension_readers(extension uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.activation_readers(e.activation_id) from activation_extensions e where e.id = extension
$$;
create function private.grant_extension(extension uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  e public.activation_extensions;
begin
  update activation_extensions x set decided_by = private.real_officer_id(), decided_at = clock_timestamp() where x.id = extension returning * into e;
  update activations a set planned_finish_on = a.planned_finish_on + e.days, extended_count = a.extended_count + 1,
    version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = e.activation_id and a.state = 'in_progress';
  if not found then perform private.refuse('action_not_available', 'grant'); end if;
  perform private.append_event(e.organ_id, 'activation', e.activation_id::text, 'extended', null, null, null, jsonb_build_object('days', e.days), private.activation_readers(e.activation_id));
  perform private.notify(e.author_id, 'extension_granted', 'activation', e.activation_id);
end
$$;
create function private.refuse_extension(extension uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  e public.activation_extensions;
begin
  update activation_extensions x set decided_by = private.real_officer_id(), decided_at = clock_timestamp() where x.id = extension returning * into e;
  perform private.append_event(e.organ_id, 'activation', e.activation_id::text, 'extension_refused', null, null, null, jsonb_build_object('days', e.days), private.activation_readers(e.activation_id));
  perform private.notify(e.author_id, 'extension_refused', 'activation', e.activation_id);
end
$$;
grant execute on function private.grant_extension, private.refuse_extension to authenticated;

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
select private.register_commands('request_activation', 'log_activation_work');

-- A visit made for an activation is part of it: for whom the activation does not exist, neither does the visit. It counts in
-- coverage and figures all the same.
alter policy "visits: read with the township, by author and grid leader" on public.visits using (
  (author_id = (select private.acting_officer_id())
    or organ_id = any ((select private.visible_organ_ids())::uuid[])
    or village_code = any ((select private.my_village_codes())::text[]))
  and (activation_id is null or activation_id = any ((select private.my_activation_ids())::uuid[])));

-- What was found on it as well: a problem follows its visit. What points to corruption goes straight up all the same.
alter table public.visit_problems add column activation_id uuid references public.activations (id);
comment on column public.visit_problems.activation_id is 'That of its visit, written by a trigger.';
create function private.take_activation_of_visit() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  new.activation_id := (select v.activation_id from visits v where v.id = new.visit_id);
  return new;
end
$$;
create trigger visit_problems_take_activation before insert on public.visit_problems for each row execute function private.take_activation_of_visit();
alter policy "visit_problems: with the township; corruption straight up" on public.visit_problems using (
  case when category = 'corruption' then
    organ_id = any ((select private.case_manager_organ_ids())::uuid[])
    or (author_id = (select private.real_officer_id()) and not (select private.is_seeing_as())
      and (activation_id is null or activation_id = any ((select private.my_activation_ids())::uuid[])))
  else
    (author_id = (select private.acting_officer_id())
      or organ_id = any ((select private.visible_organ_ids())::uuid[])
      or village_code = any ((select private.my_village_codes())::text[]))
    and (activation_id is null or activation_id = any ((select private.my_activation_ids())::uuid[]))
  end);
create or replace function private.visit_problem_readers(problem uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when p.category = 'corruption' then
    array(select distinct g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = p.organ_id and o.path <@ scope.path
          where g.role = 'case_manager' and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')) || p.author_id
    when p.activation_id is not null then private.activation_readers(p.activation_id)
  end
  from visit_problems p where p.id = problem
$$;

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
