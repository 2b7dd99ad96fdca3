-- Findings: 交办 → 整改 → 销号 → 回头看. Verified by someone else than who reported completion, drawn again at random after
-- closing, reopened with raised severity when the correction does not hold. The unit concerned never reads who wrote one.

create table public.findings (
  id uuid primary key,
  inspection_id uuid references public.inspections (id),
  organ_id uuid not null references public.organs (id),
  inspecting_organ_id uuid not null references public.organs (id),
  village_code text references public.divisions (code),
  topic text not null,
  severity text not null default 'general',
  title text not null,
  description text not null,
  source text not null default 'person',
  check_code text,
  state text not null default 'found',
  found_on date not null,
  limit_days integer,
  issued_on date,
  due_on date,
  extended_count integer not null default 0,
  reopened_count integer not null default 0,
  owner_name text,
  proof text,
  reported_on date,
  verified_on date,
  closed_on date,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint findings_severity_known check (severity in ('minor', 'general', 'serious', 'clue')),
  constraint findings_source_known check (source in ('person', 'check')),
  constraint findings_title_length check (length(btrim(title)) between 2 and 120),
  constraint findings_description_length check (length(btrim(description)) between 2 and 4000)
);
comment on column public.findings.organ_id is 'The unit that rectifies.';
comment on column public.findings.owner_name is 'Person responsible for the correction, as named by the unit.';
create index findings_organ_id_idx on public.findings (organ_id, found_on desc);
create index findings_inspecting_organ_id_idx on public.findings (inspecting_organ_id, found_on desc);
create index findings_inspection_id_idx on public.findings (inspection_id);
create index findings_village_code_idx on public.findings (village_code);
create index findings_changed_xid_idx on public.findings (changed_xid);

create table public.finding_authors (
  finding_id uuid primary key references public.findings (id),
  author_id uuid not null references public.officers (id)
);
comment on table public.finding_authors is 'Kept apart: fear of offending is why things go unwritten. Never readable by the unit concerned.';

create table public.finding_notices (
  id uuid primary key,
  finding_id uuid not null references public.findings (id),
  kind text not null,
  number text not null,
  issued_on date not null,
  due_on date not null,
  constraint finding_notices_kind_known check (kind in ('rectification_notice', 'assignment_letter')),
  constraint finding_notices_number_once unique (number)
);

create table private.notice_numbers (
  organ_id uuid not null,
  kind text not null,
  year integer not null,
  last integer not null,
  primary key (organ_id, kind, year)
);

create table public.look_back_draws (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  seed bigint not null,
  from_day date not null,
  to_day date not null,
  candidates_sha256 text not null,
  candidates integer not null,
  drawn_by uuid not null references public.officers (id),
  drawn_at timestamptz not null default clock_timestamp()
);
create table public.look_backs (
  id uuid primary key,
  draw_id uuid not null references public.look_back_draws (id),
  finding_id uuid not null references public.findings (id),
  asked integer,
  unaware integer,
  result text,
  note text,
  done_on date,
  done_by uuid references public.officers (id),
  verified_by uuid references public.officers (id),
  constraint look_backs_once unique (draw_id, finding_id),
  constraint look_backs_result_known check (result in ('passed', 'failed')),
  constraint look_backs_counts check (asked >= 0 and unaware >= 0 and unaware <= asked)
);
comment on column public.look_backs.verified_by is 'Who had verified the correction that is looked at again.';
create index look_backs_finding_id_idx on public.look_backs (finding_id);

-- The register of clues: content for case management alone. Findings are handed over, never typed again.
create table public.clues (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  number text not null unique,
  source_entity text not null,
  source_id uuid not null,
  title text not null,
  content text not null,
  received_on date not null,
  due_on date,
  state text not null default 'registered',
  author_id uuid references public.officers (id),
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint clues_state_known check (state in ('registered', 'distributed', 'disposed', 'closed')),
  constraint clues_source_once unique (source_entity, source_id)
);
comment on column public.clues.organ_id is 'The commission whose case managers hold it.';

create trigger findings_check_remit before insert or update of organ_id, inspecting_organ_id on public.findings
  for each row execute function private.check_unit_in_remit();

create function private.inspected_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['township_officer'])
$$;
create function private.finding_side_ids(side text) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case side when 'following' then array(
      select f.id from findings f where f.inspecting_organ_id = any (private.followed_organ_ids())
        or f.inspection_id = any (private.accessible_ids('inspection'))
        or f.id in (select a.finding_id from finding_authors a where a.author_id = private.real_officer_id()))
    end
$$;
grant execute on function private.inspected_organ_ids, private.finding_side_ids to authenticated;

alter table public.findings enable row level security;
alter table public.finding_authors enable row level security;
alter table public.finding_notices enable row level security;
alter table public.look_back_draws enable row level security;
alter table public.look_backs enable row level security;
alter table public.clues enable row level security;
revoke all on public.findings, public.finding_authors, public.finding_notices, public.look_back_draws, public.look_backs, public.clues from anon, authenticated;
grant select, insert, update on public.findings, public.look_backs, public.clues to authenticated;
grant select, insert on public.finding_authors, public.finding_notices, public.look_back_draws to authenticated;

-- The unit sees a finding from the moment it is put to it on the spot; before that it belongs to the inspectors.
create policy "findings: inspectors and followers; the unit once put to it" on public.findings
  for select to authenticated using (
    inspecting_organ_id = any ((select private.followed_organ_ids())::uuid[])
    or inspection_id = any ((select private.accessible_ids('inspection'))::uuid[])
    or (state not in ('found', 'withdrawn', 'escalated_to_clue') and organ_id = any ((select private.inspected_organ_ids())::uuid[])));
create policy "findings: recorded by members or followers, through a command" on public.findings
  for insert to authenticated with check ((select private.in_command()) and (
    inspection_id = any ((select private.accessible_ids('inspection'))::uuid[])
    or (inspection_id is null and inspecting_organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[]))));
create policy "findings: moved by either side, through a command" on public.findings
  for update to authenticated using ((select private.in_command()) and (
    inspecting_organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[])
    or inspection_id = any ((select private.accessible_ids('inspection'))::uuid[])
    or organ_id = any ((select private.inspected_organ_ids())::uuid[])))
  with check (true);

create policy "finding_authors: the inspecting side alone" on public.finding_authors
  for select to authenticated using (finding_id = any ((select private.finding_side_ids('following'))::uuid[]));
create policy "finding_authors: written with the finding" on public.finding_authors
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.real_officer_id()));
create policy "finding_notices: read with the finding" on public.finding_notices
  for select to authenticated using (finding_id in (select f.id from public.findings f));
create policy "finding_notices: issued by command" on public.finding_notices
  for insert to authenticated with check ((select private.in_command())
    and finding_id in (select f.id from public.findings f where f.inspecting_organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[])));
create policy "look_back_draws: read by followers" on public.look_back_draws
  for select to authenticated using (organ_id = any ((select private.followed_organ_ids())::uuid[]));
create policy "look_back_draws: drawn by command" on public.look_back_draws
  for insert to authenticated with check ((select private.in_command()) and drawn_by = (select private.acting_officer_id())
    and organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[]));
create policy "look_backs: read by followers" on public.look_backs
  for select to authenticated using (draw_id in (select d.id from public.look_back_draws d));
create policy "look_backs: drawn by command" on public.look_backs
  for insert to authenticated with check ((select private.in_command()) and draw_id in (select d.id from public.look_back_draws d));
create policy "look_backs: answered by followers, through a command" on public.look_backs
  for update to authenticated using ((select private.in_command()) and draw_id in (select d.id from public.look_back_draws d));
create policy "clues: case managers" on public.clues
  for select to authenticated using (organ_id = any ((select private.case_manager_organ_ids())::uuid[]));
create policy "clues: moved by case managers, through a command" on public.clues
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.case_manager_organ_ids())::uuid[]));
create policy "clues: registered by case managers, through a command" on public.clues
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.case_manager_organ_ids())::uuid[]));

insert into public.rules (id, code, value, unit, effective_from, text_ref, source) values
  (gen_random_uuid(), 'rectification_days', 15, 'working_day', '2000-01-01', '整改期限', '本级规定'),
  (gen_random_uuid(), 'rectification_days_minor', 1, 'working_day', '2000-01-01', '立行立改期限', '本级规定'),
  (gen_random_uuid(), 'rectification_soft_reminder_days', 5, 'working_day', '2000-01-01', '到期前提醒', '本级规定'),
  (gen_random_uuid(), 'rectification_hard_reminder_days', 1, 'working_day', '2000-01-01', '到期前督办', '本级规定'),
  (gen_random_uuid(), 'rent_overdue_months', 2, 'month', '2000-01-01', '租金逾期达到即预警', '萧山做法');

-- payload: {inspection_id? | organ_id + inspecting_organ_id, village_code?, topic, severity, title, description, found_on?, source?, check_code?}
create function public.record_finding(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'record_finding', payload);
  during public.inspections;
begin
  if answer is not null then return answer; end if;
  if payload ->> 'inspection_id' is not null then
    select * into during from inspections i where i.id = (payload ->> 'inspection_id')::uuid;
    if during.id is null or not private.has_access('inspection', during.id) then perform private.refuse('not_found', 'inspection'); end if;
    if during.state not in ('scheduled', 'in_progress') then perform private.refuse('inspection_closed', during.state); end if;
    if payload ->> 'check_code' is not null and exists (select from findings f where f.inspection_id = during.id and f.check_code = payload ->> 'check_code' and f.state <> 'withdrawn') then
      return private.finish_command(id, payload, jsonb_build_object('finding_id', (select f.id from findings f
        where f.inspection_id = during.id and f.check_code = payload ->> 'check_code' and f.state <> 'withdrawn' limit 1)));
    end if;
  end if;
  perform private.write_finding(id, payload, coalesce(during.organ_id, (payload ->> 'organ_id')::uuid),
    coalesce(during.inspecting_organ_id, (payload ->> 'inspecting_organ_id')::uuid), coalesce(payload ->> 'village_code', during.village_code));
  return private.finish_command(id, payload, jsonb_build_object('finding_id', record_finding.id));
end
$$;
create function private.write_finding(finding uuid, payload jsonb, unit uuid, inspecting uuid, village text) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if unit is null then perform private.refuse('field_required', 'organ_id'); end if;
  if inspecting is null then perform private.refuse('field_required', 'inspecting_organ_id'); end if;
  insert into findings (id, inspection_id, organ_id, inspecting_organ_id, village_code, topic, severity, title, description, source, check_code, found_on)
  values (finding, (payload ->> 'inspection_id')::uuid, unit, inspecting, village, private.required_text(payload, 'topic', 60),
    coalesce(payload ->> 'severity', 'general'), private.required_text(payload, 'title', 120), private.required_text(payload, 'description', 4000),
    coalesce(payload ->> 'source', 'person'), payload ->> 'check_code', coalesce((payload ->> 'found_on')::date, private.today()));
  insert into finding_authors (finding_id, author_id) values (finding, private.real_officer_id());
  perform private.append_event(inspecting, 'finding', finding::text, 'found', null, 'found', null,
    jsonb_build_object('topic', payload ->> 'topic', 'severity', coalesce(payload ->> 'severity', 'general')), private.finding_readers(finding));
end
$$;
-- Until it is put to the unit, and for who wrote it always: readers are those who follow, named at the time.
create function private.finding_readers(finding uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when f.state in ('found', 'withdrawn', 'escalated_to_clue') then
    array(select a.officer_id from matter_access a where a.entity = 'inspection' and a.entity_id = f.inspection_id
      union select g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = f.inspecting_organ_id and o.path <@ scope.path
        where g.role in ('office_officer', 'area_coordinator', 'leader') and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')) end
  from findings f where f.id = finding
$$;
grant execute on function private.write_finding, private.finding_readers to authenticated;

select private.register_workflow('finding', 'findings', 'found');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, not_by_actor_of, effect, position) values
  ('finding', 'found', 'confirm_on_site', 'confirmed_on_site', 'office_officer', false, null, null, 1),
  ('finding', 'found', 'issue', 'issued', 'office_officer', false, null, 'issue_finding', 2),
  ('finding', 'found', 'issue', 'issued', 'area_coordinator', false, null, 'issue_finding', 2),
  ('finding', 'confirmed_on_site', 'issue', 'issued', 'office_officer', false, null, 'issue_finding', 2),
  ('finding', 'confirmed_on_site', 'issue', 'issued', 'area_coordinator', false, null, 'issue_finding', 2),
  ('finding', 'found', 'withdraw', 'withdrawn', 'office_officer', true, null, null, 9),
  ('finding', 'confirmed_on_site', 'withdraw', 'withdrawn', 'office_officer', true, null, null, 9),
  ('finding', 'issued', 'begin_rectification', 'in_rectification', 'township_officer', false, null, 'begin_rectification', 3),
  ('finding', 'issued', 'extend', 'issued', 'office_officer', true, null, 'extend_finding', 7),
  ('finding', 'in_rectification', 'extend', 'in_rectification', 'office_officer', true, null, 'extend_finding', 7),
  ('finding', 'in_rectification', 'report_done', 'reported_done', 'township_officer', true, null, 'report_finding_done', 4),
  ('finding', 'reported_done', 'verify', 'verified', 'office_officer', true, 'report_done', 'verify_finding', 5),
  ('finding', 'reported_done', 'verify', 'verified', 'area_coordinator', true, 'report_done', 'verify_finding', 5),
  ('finding', 'reported_done', 'return', 'in_rectification', 'office_officer', true, null, null, 6),
  ('finding', 'reported_done', 'return', 'in_rectification', 'area_coordinator', true, null, null, 6),
  ('finding', 'verified', 'close_out', 'closed_out', 'office_officer', false, 'report_done', 'close_finding', 6),
  ('finding', 'verified', 'close_out', 'closed_out', 'area_coordinator', false, 'report_done', 'close_finding', 6),
  ('finding', 'look_back_due', 'pass', 'look_back_passed', 'office_officer', true, 'verify', null, 7),
  ('finding', 'look_back_due', 'reopen', 'reopened', 'office_officer', true, null, 'reopen_finding', 8),
  ('finding', 'closed_out', 'reopen', 'reopened', 'office_officer', true, null, 'reopen_finding', 8),
  ('finding', 'reopened', 'issue', 'issued', 'office_officer', false, null, 'issue_finding', 1),
  ('finding', 'reopened', 'issue', 'issued', 'area_coordinator', false, null, 'issue_finding', 1),
  ('finding', 'found', 'escalate', 'escalated_to_clue', 'office_officer', true, null, 'escalate_finding', 10),
  ('finding', 'confirmed_on_site', 'escalate', 'escalated_to_clue', 'office_officer', true, null, 'escalate_finding', 10),
  ('finding', 'issued', 'escalate', 'escalated_to_clue', 'office_officer', true, null, 'escalate_finding', 10),
  ('finding', 'in_rectification', 'escalate', 'escalated_to_clue', 'office_officer', true, null, 'escalate_finding', 10);
-- Corrections and their checks belong to the inspecting commission: these roles are asked over the inspecting organ.
comment on table public.findings is 'Following roles act over inspecting_organ_id''s scope, which covers the unit; the township officer acts over organ_id.';

-- data: {limit_days?, kind?}: numbers the notice, sets the limit in working days, tells the unit.
create function private.issue_finding(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings;
  days integer;
  due date;
begin
  select * into f from findings x where x.id = finding;
  days := coalesce((data ->> 'limit_days')::integer, f.limit_days,
    private.rule_value(case f.severity when 'minor' then 'rectification_days_minor' else 'rectification_days' end, f.organ_id)::integer);
  if days not between 1 and 250 then perform private.refuse('field_invalid', 'limit_days'); end if;
  select d.due_on into due from due_date(private.today(), days, 'working_day', f.organ_id) d;
  update findings x set limit_days = days, issued_on = private.today(), due_on = due, version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = finding;
  insert into finding_notices (id, finding_id, kind, number, issued_on, due_on)
  values (gen_random_uuid(), finding, coalesce(data ->> 'kind', 'rectification_notice'),
    private.next_notice_number(f.inspecting_organ_id, coalesce(data ->> 'kind', 'rectification_notice')), private.today(), due);
  perform private.notify_roles(array['township_officer'], f.organ_id, 'finding_issued', 'finding', finding, jsonb_build_object('title', f.title, 'due_on', due));
end
$$;
create function private.next_notice_number(organ uuid, kind text) returns text
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  n integer;
  this_year integer := extract(year from private.today());
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  insert into private.notice_numbers as x (organ_id, kind, year, last) values (organ, next_notice_number.kind, this_year, 1)
    on conflict on constraint notice_numbers_pkey do update set last = x.last + 1 returning last into n;
  return coalesce((select o.code || '-' from organs o where o.id = organ), '')
    || case kind when 'rectification_notice' then '整改' else '交办' end || '〔' || this_year || '〕' || n || '号';
end
$$;
create function private.begin_rectification(finding uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update findings set owner_name = private.optional_text(data, 'owner_name', 40), version = version + 1, changed_xid = pg_current_xact_id() where id = finding
$$;
-- data: {limit_days}: a further limit from today, counted.
create function private.extend_finding(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  due date;
begin
  select d.due_on into due from due_date(private.today(), (private.required_text(data, 'limit_days'))::integer, 'working_day',
    (select f.organ_id from findings f where f.id = finding)) d;
  update findings set due_on = due, extended_count = extended_count + 1, version = version + 1, changed_xid = pg_current_xact_id() where id = finding;
end
$$;
create function private.report_finding_done(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings;
begin
  update findings x set proof = private.required_text(data, 'proof', 4000), reported_on = private.today(), version = x.version + 1, changed_xid = pg_current_xact_id()
    where x.id = finding returning * into f;
  perform private.notify_roles(array['office_officer', 'area_coordinator'], f.inspecting_organ_id, 'finding_reported_done', 'finding', finding, jsonb_build_object('title', f.title));
end
$$;
create function private.verify_finding(finding uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update findings set verified_on = private.today(), version = version + 1, changed_xid = pg_current_xact_id() where id = finding
$$;
create function private.close_finding(finding uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update findings set closed_on = private.today(), version = version + 1, changed_xid = pg_current_xact_id() where id = finding
$$;
create function private.reopen_finding(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings;
begin
  update findings x set reopened_count = x.reopened_count + 1, closed_on = null, verified_on = null, reported_on = null,
    severity = case x.severity when 'minor' then 'general' when 'general' then 'serious' else x.severity end,
    version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = finding returning * into f;
  perform private.notify_roles(array['township_officer'], f.organ_id, 'finding_reopened', 'finding', finding, jsonb_build_object('title', f.title));
end
$$;
-- Hands the content over to case management as a clue; nothing is typed again.
create function private.escalate_finding(finding uuid, data jsonb) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings;
  county uuid;
  n integer;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  select * into f from findings x where x.id = finding;
  if f.state <> 'escalated_to_clue' then perform private.refuse('action_not_available', 'escalate'); end if;
  county := private.county_organ_id(f.organ_id);
  insert into private.notice_numbers as x (organ_id, kind, year, last) values (county, 'clue', extract(year from private.today())::integer, 1)
    on conflict on constraint notice_numbers_pkey do update set last = x.last + 1 returning last into n;
  insert into clues (id, organ_id, number, source_entity, source_id, title, content, received_on, due_on)
  values (gen_random_uuid(), county, coalesce((select o.code || '-' from organs o where o.id = county), '') || '线索〔' || extract(year from private.today())::integer || '〕' || n || '号',
    'finding', finding, f.title, f.description, private.today(), private.rule_due('disposal_opinion_months', county));
  update findings x set severity = 'clue', changed_xid = pg_current_xact_id() where x.id = finding;
  perform private.notify_roles(array['case_manager'], county, 'clue_registered', 'clue', (select c.id from clues c where c.source_id = finding));
end
$$;
grant execute on function private.issue_finding, private.next_notice_number, private.begin_rectification, private.extend_finding, private.report_finding_done,
  private.verify_finding, private.close_finding, private.reopen_finding, private.escalate_finding to authenticated;

-- payload: {organ_id, seed, from_day, to_day, finding_ids, candidates_sha256, candidates}: closed findings of the period, drawn with a recorded seed.
create function public.draw_look_backs(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'draw_look_backs', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
  drawn uuid;
begin
  if answer is not null then return answer; end if;
  insert into look_back_draws (id, organ_id, seed, from_day, to_day, candidates_sha256, candidates, drawn_by)
  values (draw_look_backs.id, organ, (payload ->> 'seed')::bigint, private.required_date(payload, 'from_day'), private.required_date(payload, 'to_day'),
    private.required_text(payload, 'candidates_sha256'), (payload ->> 'candidates')::integer, private.acting_officer_id());
  for drawn in select value::uuid from jsonb_array_elements_text(payload -> 'finding_ids') loop
    if not exists (select from findings f where f.id = drawn and f.state = 'closed_out' and f.inspecting_organ_id = organ) then
      perform private.refuse('finding_not_closed', drawn::text);
    end if;
    insert into look_backs (id, draw_id, finding_id, verified_by) values (gen_random_uuid(), draw_look_backs.id, drawn, private.last_actor('finding', drawn, 'verify'));
    perform private.open_transition('findings', drawn, 'look_back_due');
    update findings f set state = 'look_back_due', changed_xid = pg_current_xact_id() where f.id = drawn;
    perform private.append_event(organ, 'finding', drawn::text, 'drawn_for_look_back', 'closed_out', 'look_back_due');
  end loop;
  return private.finish_command(id, payload, jsonb_build_object('draw_id', draw_look_backs.id));
end
$$;

-- payload: {look_back_id, asked, unaware, note?}: anybody unaware means that the correction does not hold: the finding is reopened with raised severity.
create function public.answer_look_back(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'answer_look_back', payload);
  target public.look_backs;
  failed boolean := (payload ->> 'unaware')::integer > 0 or coalesce(payload ->> 'result', 'passed') = 'failed';
  moves_to text := case when failed then 'reopened' else 'look_back_passed' end;
  f public.findings;
begin
  if answer is not null then return answer; end if;
  update look_backs l set asked = (payload ->> 'asked')::integer, unaware = (payload ->> 'unaware')::integer,
    result = case when failed then 'failed' else 'passed' end, note = private.optional_text(payload, 'note'), done_on = private.today(), done_by = private.acting_officer_id()
    where l.id = private.required_uuid(payload, 'look_back_id') and l.result is null returning * into target;
  if not found then perform private.refuse('not_found', 'look_back'); end if;
  if target.verified_by = private.acting_officer_id() then perform private.refuse('verifier_may_not_look_back'); end if;
  select * into f from findings x where x.id = target.finding_id;
  perform private.open_transition('findings', f.id, moves_to);
  update findings x set state = moves_to, changed_xid = pg_current_xact_id() where x.id = f.id;
  perform private.append_event(f.inspecting_organ_id, 'finding', f.id::text, case when failed then 'look_back_failed' else 'look_back_passed' end,
    'look_back_due', moves_to, target.note, jsonb_build_object('asked', target.asked, 'unaware', target.unaware, 'verified_by', target.verified_by));
  if failed then perform private.reopen_finding(f.id, '{}'); end if;
  return private.finish_command(id, payload, jsonb_build_object('finding_id', f.id, 'state', moves_to));
end
$$;
select private.register_commands('record_finding', 'draw_look_backs', 'answer_look_back');

-- Figures of supervision: projects, findings, rectified (verified and closed out, not merely reported), still open = findings - rectified.
insert into public.indicators (code, name_zh, name_en, unit, kind, definition_zh, definition_en, leaves_out_zh, leaves_out_en, source, position) values
  ('projects_inspected', '督查项目', 'Projects inspected', 'piece', 'sum', '已提交的检查所涉项目数，按提交日期计', 'Projects of submitted inspections, by the day of submission', '', '', 'inspections', 20),
  ('findings', '发现问题', 'Findings', 'piece', 'sum', '督查、检查发现的问题，按发现日期计', 'Problems found by inspection, by the day found', '不含已撤回的', 'Without withdrawn ones', 'findings', 21),
  ('findings_rectified', '完成整改', 'Rectified', 'piece', 'sum', '经他人核验并销号的问题，按发现日期计', 'Findings verified by another person and closed out, by the day found', '报告完成而未核验的不计', 'Reported but unverified ones are not counted', 'findings', 22),
  ('clues_transferred', '移交问题线索', 'Clues transferred', 'item', 'sum', '由检查发现转为问题线索的件数', 'Findings handed over as clues', '', '', 'findings', 23);
create function private.count_inspection() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.submitted_on is not null then perform private.add_fact('projects_inspected', old.organ_id, old.submitted_on, '', -old.projects); end if;
  if tg_op <> 'DELETE' and new.submitted_on is not null then perform private.add_fact('projects_inspected', new.organ_id, new.submitted_on, '', new.projects); end if;
  return null;
end
$$;
create trigger inspections_count after insert or update of submitted_on, projects, organ_id or delete on public.inspections
  for each row execute function private.count_inspection();

-- For which organ a finding counts: the unit once it is put to it, before that and as a clue the county. A unit must not read from a
-- figure that there is something it has not been told.
create function private.finding_counts_for(f public.findings) returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when f.state in ('found', 'escalated_to_clue') then private.county_organ_id(f.organ_id) else f.organ_id end
$$;
grant execute on function private.finding_counts_for to authenticated;
create function private.finding_facts(f public.findings, delta integer) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if f.state <> 'withdrawn' then perform private.add_fact('findings', private.finding_counts_for(f), f.found_on, '', delta); end if;
  if f.state in ('closed_out', 'look_back_due', 'look_back_passed') then perform private.add_fact('findings_rectified', f.organ_id, f.found_on, '', delta); end if;
  if f.state = 'escalated_to_clue' then perform private.add_fact('clues_transferred', private.finding_counts_for(f), f.found_on, '', delta); end if;
end
$$;
revoke all on function private.finding_facts from public;
create function private.count_finding() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op <> 'INSERT' then perform private.finding_facts(old, -1); end if;
  if tg_op <> 'DELETE' then perform private.finding_facts(new, 1); end if;
  return null;
end
$$;
create trigger findings_count after insert or update of state, organ_id, found_on or delete on public.findings
  for each row execute function private.count_finding();
