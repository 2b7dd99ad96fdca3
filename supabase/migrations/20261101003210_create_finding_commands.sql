-- What is done with a finding: recorded, put right before it is issued, and moved along its life cycle.

-- Who follows a finding and who found it, named at the time.
create function private.finding_followers(finding uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select a.officer_id from matter_access a where a.entity = 'inspection' and a.entity_id = f.inspection_id
    union select g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = f.inspecting_organ_id and o.path <@ scope.path
      where g.role in ('office_officer', 'area_coordinator', 'leader') and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity'))
  from findings f where f.id = finding
$$;
-- Until it is issued a step names whoever inspected: the unit reads no such event, so that it never learns who wrote the finding.
create function private.finding_readers(finding uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when f.state in ('found', 'confirmed_on_site', 'withdrawn', 'escalated_to_clue') then private.finding_followers(finding) end
  from findings f where f.id = finding
$$;

-- payload: {inspection_id? | organ_id + inspecting_organ_id?, village_code?, topic, severity, title, description, found_on?, source?, check_code?,
--   unit_answer?}: with the unit's answer it counts as put to it on the spot.
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
  perform private.write_finding(id, payload, coalesce(during.organ_id, private.required_uuid(payload, 'organ_id')),
    coalesce(during.inspecting_organ_id, (payload ->> 'inspecting_organ_id')::uuid, private.county_organ_id(private.my_organ_id())),
    coalesce(payload ->> 'village_code', during.village_code));
  return private.finish_command(id, payload, jsonb_build_object('finding_id', record_finding.id));
end
$$;

create function private.write_finding(finding uuid, payload jsonb, unit uuid, inspecting uuid, village text) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  severity text := coalesce(payload ->> 'severity', 'general');
  found_on date := coalesce((payload ->> 'found_on')::date, private.today());
  unit_answer text := private.optional_text(payload, 'unit_answer');
begin
  if inspecting is null then perform private.refuse('field_required', 'inspecting_organ_id'); end if;
  if found_on > private.today() then perform private.refuse('field_invalid', 'found_on'); end if;
  insert into findings (id, inspection_id, organ_id, inspecting_organ_id, village_code, topic, severity, title, description, source, check_code, found_on, unit_answer)
  values (finding, (payload ->> 'inspection_id')::uuid, unit, inspecting, village, private.required_text(payload, 'topic', 60), severity,
    private.required_text(payload, 'title', 120), private.required_text(payload, 'description', 4000),
    coalesce(payload ->> 'source', 'person'), payload ->> 'check_code', found_on, unit_answer);
  insert into finding_authors (finding_id, author_id) values (finding, private.real_officer_id());
  perform private.append_event(inspecting, 'finding', finding::text, 'found', null, 'found', null,
    jsonb_build_object('topic', payload ->> 'topic', 'severity', severity), private.finding_readers(finding));
  if unit_answer is not null then
    perform private.open_transition('findings', finding, 'confirmed_on_site');
    update findings set state = 'confirmed_on_site' where id = finding;
    perform private.append_event(inspecting, 'finding', finding::text, 'confirm_on_site', 'found', 'confirmed_on_site', null, '{}', private.finding_readers(finding));
  end if;
end
$$;

-- payload: {finding_id, base_version, topic?, severity?, title?, description?, village_code?}: before it is issued, or issued again.
create function public.update_finding(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'update_finding', payload);
  f public.findings;
begin
  if answer is not null then return answer; end if;
  select * into f from findings x where x.id = private.required_uuid(payload, 'finding_id');
  if f.id is null then perform private.refuse('not_found', 'finding'); end if;
  if f.state not in ('found', 'confirmed_on_site', 'reopened') then perform private.refuse('action_not_available', 'update'); end if;
  if not (private.has_role(array['office_officer', 'area_coordinator'], f.inspecting_organ_id)
      or f.state <> 'reopened' and exists (select from finding_authors a where a.finding_id = f.id and a.author_id = private.real_officer_id())) then
    perform private.refuse('forbidden');
  end if;
  if (payload ->> 'base_version')::integer is distinct from f.version then perform private.refuse('version_conflict', f.version::text); end if;
  update findings x set topic = case when payload ? 'topic' then private.required_text(payload, 'topic', 60) else x.topic end,
    severity = coalesce(payload ->> 'severity', x.severity),
    title = case when payload ? 'title' then private.required_text(payload, 'title', 120) else x.title end,
    description = case when payload ? 'description' then private.required_text(payload, 'description', 4000) else x.description end,
    village_code = case when payload ? 'village_code' then payload ->> 'village_code' else x.village_code end,
    version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = f.id;
  if not found then perform private.refuse('forbidden'); end if;
  perform private.append_event(f.inspecting_organ_id, 'finding', f.id::text, 'corrected', null, null, null,
    jsonb_build_object('was', jsonb_build_object('topic', f.topic, 'severity', f.severity, 'title', f.title)), private.finding_followers(f.id));
  return private.finish_command(id, payload, jsonb_build_object('finding_id', f.id, 'version', f.version + 1));
end
$$;
revoke all on function private.finding_followers from public;
grant execute on function private.write_finding, private.finding_followers, private.finding_readers to authenticated;

-- The following roles are asked over the unit's organ, which their scope covers; what may be written is decided by the policies.
select private.register_workflow('finding', 'findings', 'found');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, not_by_actor_of, effect, position)
select 'finding', t.from_state, t.action, t.to_state, r.role, t.needs_note, t.not_by_actor_of, t.effect, t.position
from (values
  ('found', 'confirm_on_site', 'confirmed_on_site', false, null, 'confirm_finding', 1),
  ('found', 'issue', 'issued', false, null, 'issue_finding', 2),
  ('confirmed_on_site', 'issue', 'issued', false, null, 'issue_finding', 2),
  ('reopened', 'issue', 'issued', false, null, 'issue_finding', 2),
  ('issued', 'urge', 'issued', false, null, 'urge_finding', 6),
  ('in_rectification', 'urge', 'in_rectification', false, null, 'urge_finding', 6),
  ('reported_done', 'verify', 'verified', true, 'report_done', 'verify_finding', 5),
  ('reported_done', 'return', 'in_rectification', true, null, 'return_finding', 6),
  ('verified', 'close_out', 'closed_out', false, 'report_done', 'close_finding', 6)
) as t (from_state, action, to_state, needs_note, not_by_actor_of, effect, position), (values ('office_officer'), ('area_coordinator')) as r (role);
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position) values
  ('finding', 'issued', 'begin_rectification', 'in_rectification', 'township_officer', false, 'begin_rectification', 3),
  ('finding', 'in_rectification', 'report_done', 'reported_done', 'township_officer', false, 'report_finding_done', 4),
  ('finding', 'issued', 'extend', 'issued', 'office_officer', true, 'extend_finding', 7),
  ('finding', 'in_rectification', 'extend', 'in_rectification', 'office_officer', true, 'extend_finding', 7),
  ('finding', 'closed_out', 'reopen', 'reopened', 'office_officer', true, 'reopen_finding', 8),
  ('finding', 'look_back_passed', 'reopen', 'reopened', 'office_officer', true, 'reopen_finding', 8),
  ('finding', 'found', 'withdraw', 'withdrawn', 'office_officer', true, null, 9),
  ('finding', 'confirmed_on_site', 'withdraw', 'withdrawn', 'office_officer', true, null, 9);
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position)
select 'finding', s.state, 'escalate', 'escalated_to_clue', 'office_officer', true, null, 10
from unnest(array['found', 'confirmed_on_site', 'issued', 'in_rectification', 'reported_done', 'reopened']) as s (state);
comment on table public.findings is 'Following roles act over inspecting_organ_id''s scope, which covers the unit; the township officer acts over organ_id.';

-- One step as act() does it, for commands that take more than one.
create function private.step_finding(finding uuid, action_name text, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings;
  step private.allowed_action;
begin
  select * into f from findings x where x.id = finding;
  if f.id is null then perform private.refuse('not_found', 'finding'); end if;
  select * into step from private.allowed_actions('finding', finding, f.state, f.organ_id, null) a where a.action = action_name;
  if not found then perform private.refuse('action_not_available', action_name); end if;
  perform private.open_transition('findings', finding, step.to_state);
  update findings x set state = step.to_state where x.id = finding and x.state = f.state;
  if not found then perform private.refuse('action_not_available', action_name); end if;
  perform private.append_transition('finding', finding, f.organ_id, null, action_name, f.state, step.to_state, null);
  if step.effect is not null then execute format('select private.%I($1, $2)', step.effect) using finding, data; end if;
end
$$;

-- payload: {finding_id, proof, owner_name?}: a correction is reported in one go, also by who had no signal to say that it has begun.
create function public.report_rectification(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'report_rectification', payload);
  finding uuid := private.required_uuid(payload, 'finding_id');
begin
  if answer is not null then return answer; end if;
  if exists (select from findings f where f.id = finding and f.state = 'issued') then perform private.step_finding(finding, 'begin_rectification', payload); end if;
  perform private.step_finding(finding, 'report_done', payload);
  return private.finish_command(id, payload, jsonb_build_object('finding_id', finding, 'rectification_id', report_rectification.id));
end
$$;
select private.register_commands('record_finding', 'update_finding', 'report_rectification');

create function private.touch_finding(finding uuid) returns public.findings
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings;
begin
  update findings x set version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = finding returning * into f;
  if f.id is null then perform private.refuse('forbidden'); end if;
  return f;
end
$$;

-- data: {unit_answer?}
create function private.confirm_finding(finding uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.touch_finding(finding);
  update findings set unit_answer = coalesce(private.optional_text(data, 'unit_answer'), unit_answer) where id = finding
$$;

-- data: {limit_days?, kind?, requirements?}: numbers the notice, sets the limit in working days, tells the unit; of a serious one the leaders too.
create function private.issue_finding(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings := private.touch_finding(finding);
  kind text := coalesce(data ->> 'kind', 'rectification_notice');
  days integer;
  due record;
  notice record;
begin
  days := coalesce((data ->> 'limit_days')::integer, private.rectification_days(f.severity, f.organ_id));
  if days not between 1 and 250 then perform private.refuse('field_invalid', 'limit_days'); end if;
  select * into due from due_date(private.today(), days, 'working_day', f.organ_id);
  update findings x set limit_days = days, issued_on = private.today(), due_on = due.due_on, due_provisional = due.provisional where x.id = finding;
  select * into notice from private.next_notice_number(f.inspecting_organ_id, kind);
  insert into finding_notices (id, finding_id, organ_id, addressee_id, kind, year, sequence, number, title, description, requirements, limit_days, issued_on, due_on)
  values (gen_random_uuid(), finding, f.inspecting_organ_id, f.organ_id, kind, notice.year, notice.sequence, notice.number, f.title, f.description,
    private.optional_text(data, 'requirements'), days, private.today(), due.due_on);
  perform private.notify_roles(array['township_officer'], f.organ_id, 'finding_issued', 'finding', finding, jsonb_build_object('title', f.title, 'due_on', due.due_on));
  if f.severity = 'serious' then
    perform private.notify_roles(array['leader'], f.inspecting_organ_id, 'finding_serious', 'finding', finding, jsonb_build_object('title', f.title));
  end if;
end
$$;
create function private.rectification_days(severity text, unit uuid) returns integer
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.rule_value(case severity when 'minor' then 'rectification_days_minor' else 'rectification_days' end, unit)::integer
$$;
-- Counted in the transaction that uses the number: what is refused leaves no gap.
create function private.next_notice_number(organ uuid, kind text) returns table (year integer, sequence integer, number text)
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
#variable_conflict use_column
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  next_notice_number.year := extract(year from private.today());
  insert into private.notice_numbers as x (organ_id, kind, year, last) values (organ, next_notice_number.kind, next_notice_number.year, 1)
    on conflict on constraint notice_numbers_pkey do update set last = x.last + 1 returning x.last into next_notice_number.sequence;
  next_notice_number.number := coalesce((select coalesce(o.notice_code, o.code) from organs o where o.id = organ), '')
    || case next_notice_number.kind when 'rectification_notice' then '整改' when 'assignment_letter' then '交办' else '线索' end
    || '〔' || next_notice_number.year || '〕' || next_notice_number.sequence || '号';
  return next;
end
$$;

-- payload: {organ_id, notice_code}: the letters before the numbers of an organ's notices; empty = its code again. Numbers given stay.
create function public.set_notice_code(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'set_notice_code', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
  chosen text := private.optional_text(payload, 'notice_code', 20);
begin
  if answer is not null then return answer; end if;
  if not organ = any (private.granted_organ_ids(array['administrator'])) then perform private.refuse('forbidden'); end if;
  perform private.write_notice_code(organ, chosen);
  perform private.append_event(organ, 'organ', organ::text, 'notice_code_set', null, null, chosen, '{}');
  return private.finish_command(id, payload, jsonb_build_object('organ_id', organ));
end
$$;
-- The commission at the top of its administrator's scope is not his to change in any other respect.
create function private.write_notice_code(organ uuid, chosen text) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  if not organ = any (private.granted_organ_ids(array['administrator'])) then perform private.refuse('forbidden'); end if;
  update organs o set notice_code = chosen, version = o.version + 1, changed_xid = pg_current_xact_id() where o.id = organ;
end
$$;
grant execute on function private.write_notice_code to authenticated;
select private.register_commands('set_notice_code');

-- data: {owner_name?}
create function private.begin_rectification(finding uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.touch_finding(finding);
  update findings set owner_name = coalesce(private.optional_text(data, 'owner_name', 40), owner_name) where id = finding
$$;
-- data: {limit_days}: a further limit from today, later than the one that it replaces; each extension is counted.
create function private.extend_finding(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings := private.touch_finding(finding);
  days integer := (private.required_text(data, 'limit_days'))::integer;
  due record;
begin
  if days not between 1 and 250 then perform private.refuse('field_invalid', 'limit_days'); end if;
  select * into due from due_date(private.today(), days, 'working_day', f.organ_id);
  if due.due_on <= f.due_on then perform private.refuse('extension_not_later', f.due_on::text); end if;
  update findings set due_on = due.due_on, due_provisional = due.provisional, extended_count = extended_count + 1 where id = finding;
  perform private.notify_roles(array['township_officer'], f.organ_id, 'finding_extended', 'finding', finding, jsonb_build_object('title', f.title, 'due_on', due.due_on));
end
$$;
create function private.urge_finding(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings := private.touch_finding(finding);
begin
  perform private.notify_roles(array['township_officer'], f.organ_id, 'finding_urged', 'finding', finding, jsonb_build_object('title', f.title, 'due_on', f.due_on));
end
$$;
-- data: {proof, owner_name?}
create function private.report_finding_done(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings := private.touch_finding(finding);
  told text := private.required_text(data, 'proof', 4000);
begin
  update findings x set proof = told, reported_on = private.today(), reported_by = private.acting_officer_id(), verified_on = null, verified_by = null,
    owner_name = coalesce(private.optional_text(data, 'owner_name', 40), x.owner_name) where x.id = finding;
  insert into rectifications (id, finding_id, proof, reported_on, reported_by)
  values (current_setting('liandong.command_id')::uuid, finding, told, private.today(), private.acting_officer_id());
  perform private.notify_roles(array['office_officer', 'area_coordinator'], f.inspecting_organ_id, 'finding_reported_done', 'finding', finding, jsonb_build_object('title', f.title));
end
$$;
create function private.decide_rectification(finding uuid, result text) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update rectifications r set result = decide_rectification.result, decided_on = private.today(), decided_by = private.acting_officer_id()
  where r.finding_id = finding and r.result is null
$$;
create function private.verify_finding(finding uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.touch_finding(finding);
  update findings set verified_on = private.today(), verified_by = private.acting_officer_id() where id = finding;
  select private.decide_rectification(finding, 'verified')
$$;
create function private.return_finding(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings := private.touch_finding(finding);
begin
  update findings set reported_on = null, reported_by = null where id = finding;
  perform private.decide_rectification(finding, 'returned');
  perform private.notify_roles(array['township_officer'], f.organ_id, 'finding_returned', 'finding', finding, jsonb_build_object('title', f.title, 'due_on', f.due_on));
end
$$;
create function private.close_finding(finding uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.touch_finding(finding);
  update findings set closed_on = private.today() where id = finding
$$;
-- What did not hold weighs more the next time; only as a clue is it more than serious.
create function private.reopen_finding(finding uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings := private.touch_finding(finding);
begin
  update findings x set reopened_count = x.reopened_count + 1, closed_on = null, verified_on = null, verified_by = null, reported_on = null, reported_by = null,
    due_on = null, due_provisional = false, severity = case x.severity when 'minor' then 'general' when 'general' then 'serious' else x.severity end where x.id = finding;
  perform private.notify_roles(array['township_officer'], f.organ_id, 'finding_reopened', 'finding', finding, jsonb_build_object('title', f.title));
end
$$;
-- Hands the content over to case management as a clue: nothing is typed again, and nothing is left behind. Of the finding remains what
-- is counted, under the clue's number; whoever follows it reads no more of it than that, and the device that kept it neither.
create function private.hand_over_finding() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  county uuid := private.county_organ_id(new.organ_id);
  clue uuid := gen_random_uuid();
  clue_number text := (select n.number from private.next_notice_number(county, 'clue') n);
begin
  insert into clues (id, organ_id, number, source_entity, source_id, title, content, papers, received_on, due_on)
  values (clue, county, clue_number, 'finding', new.id, new.title, new.description,
    jsonb_strip_nulls(jsonb_build_object('unit_answer', new.unit_answer, 'owner_name', new.owner_name,
      'talk_notes', (select jsonb_object_agg(t.id, t.note) from talks t where t.finding_id = new.id and t.note is not null))),
    private.today(), private.rule_due('disposal_opinion_months', county));
  update talks t set note = null where t.finding_id = new.id and t.note is not null;
  update notifications n set params = n.params || jsonb_build_object('title', clue_number) where n.entity = 'finding' and n.entity_id = new.id and n.params ? 'title';
  new.title := clue_number;
  new.description := '';
  new.unit_answer := null;
  new.owner_name := null;
  new.proof := null;
  new.severity := 'clue';
  new.due_on := null;
  new.version := new.version + 1;
  perform private.notify_roles(array['case_manager'], county, 'clue_registered', 'clue', clue);
  return new;
end
$$;
create trigger findings_hand_over before update of state on public.findings
  for each row when (new.state = 'escalated_to_clue' and old.state <> 'escalated_to_clue') execute function private.hand_over_finding();
grant execute on function private.step_finding, private.touch_finding, private.confirm_finding, private.issue_finding, private.rectification_days, private.next_notice_number,
  private.begin_rectification, private.extend_finding, private.urge_finding, private.report_finding_done, private.decide_rectification, private.verify_finding,
  private.return_finding, private.close_finding, private.reopen_finding to authenticated;
