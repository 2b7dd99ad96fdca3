-- What becomes of a clue: 登记 → 分办 → 提出处置意见 → 批准 → 谈话函询或初步核实 → 办结, or 暂存待查 until it is taken up again. Case management
-- names who handles it and who decides; both declare first that nothing ties them to it, and only then does it exist for them. Every
-- step is signed. What is written at a step is read by opening the clue, on record; events carry no text.

create table private.clue_people (
  id uuid primary key default gen_random_uuid(),
  clue_id uuid not null references public.clues (id),
  officer_id uuid not null references public.officers (id),
  part text not null,
  named_at timestamptz not null default clock_timestamp(),
  relation text,
  answered_at timestamptz,
  ended_at timestamptz,
  constraint clue_people_part_known check (part in ('handler', 'approver', 'member')),
  constraint clue_people_relation_known check (relation in ('none', 'near_relative', 'witness', 'interest', 'friend', 'native', 'former_post', 'other')),
  constraint clue_people_answered_whole check ((relation is null) = (answered_at is null))
);
comment on column private.clue_people.relation is 'What he declared before he saw anything: none opens the clue, anything else ends his part.';
create unique index clue_people_once_key on private.clue_people (clue_id, officer_id) where ended_at is null;
create unique index clue_people_one_of_each_key on private.clue_people (clue_id, part) where ended_at is null and part <> 'member';
create index clue_people_officer_id_idx on private.clue_people (officer_id) where ended_at is null;

create table private.clue_entries (
  command_id uuid primary key,
  clue_id uuid not null references public.clues (id),
  text text not null
);
comment on table private.clue_entries is 'What was written at a step, found by the command that made it. No role reads it: open_clue does, and records who asked.';

-- My part in a clue, once I have declared that nothing ties me to it.
create function private.clue_part(clue uuid) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select p.part from clue_people p where p.clue_id = clue and p.officer_id = private.real_officer_id() and p.ended_at is null and p.relation = 'none'
$$;
create function private.named_clue_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when private.is_seeing_as() then '{}' else
    coalesce(array_agg(p.clue_id), '{}') end from clue_people p where p.officer_id = private.real_officer_id() and p.ended_at is null and p.relation is null
$$;

create function private.clue_readers(clue uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(
    select g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join clues c on c.id = clue join organs o on o.id = c.organ_id and o.path <@ scope.path
      where g.role = 'case_manager' and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
    union select p.officer_id from clue_people p where p.clue_id = clue and p.relation = 'none')
$$;

-- Why an officer may not take part: he is not of this county, is of the unit concerned or tied to it, or does not hold the office. Null: he may.
create function private.clue_person_breach(clue uuid, officer uuid, wanted_part text) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case
    when f.id is null or private.county_organ_id(f.organ_id) is distinct from c.organ_id or f.left_on < private.today() then 'officer_not_eligible'
    when not exists (select from role_grants g join organs scope on scope.id = g.organ_id where g.officer_id = f.id and coalesce(mine.path, own.path) <@ scope.path
      and g.role = any (case wanted_part when 'approver' then array['leader'] when 'handler' then array['office_officer'] else array['office_officer', 'township_officer'] end)
      and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')) then 'officer_not_eligible'
    when own.path <@ unit.path or private.rotation_tie_kind(f.id, x.organ_id, x.village_code, private.today()) is not null then 'tied_to_unit' end
  from clues c left join findings x on x.id = c.source_id left join organs unit on unit.id = x.organ_id left join officers f on f.id = officer
  left join organs own on own.id = f.organ_id left join organs mine on mine.id = case when wanted_part = 'approver' then c.organ_id end
  where c.id = clue
$$;

create function private.name_clue_person(clue uuid, officer uuid, new_part text) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  breach text := private.clue_person_breach(clue, officer, new_part);
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  if breach is not null then perform private.refuse(breach); end if;
  if exists (select from clue_people p where p.clue_id = clue and p.officer_id = officer and p.part = new_part and p.ended_at is null) then return; end if;
  if exists (select from clue_people p where p.clue_id = clue and p.officer_id = officer and p.ended_at is null) then perform private.refuse('two_parts'); end if;
  if new_part <> 'member' then
    perform private.close_access('clue', clue, p.officer_id) from clue_people p where p.clue_id = clue and p.part = new_part and p.ended_at is null;
    update clue_people p set ended_at = clock_timestamp() where p.clue_id = clue and p.part = new_part and p.ended_at is null;
  end if;
  insert into clue_people (clue_id, officer_id, part) values (clue, officer, new_part);
  perform private.notify(officer, 'clue_named', 'clue_naming', clue);
end
$$;
create function private.write_clue_entry(clue uuid, data jsonb, is_needed boolean default true) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  said text := case when is_needed then private.required_text(data, 'text', 4000) else private.optional_text(data, 'text', 4000) end;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  if said is not null then
    insert into clue_entries (command_id, clue_id, text) values (current_setting('liandong.command_id')::uuid, clue, said);
  end if;
end
$$;

-- Whose turn it is. The method and the outcome decide what there is to approve.
create function private.clue_offers(clue uuid, role text, action text) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case
    when role <> 'member' then true
    when action in ('propose', 'note_reply', 'report_result') then private.clue_part(clue) = 'handler'
      and (action <> 'note_reply' or c.method = 'talk_inquiry' and c.replied_on is null)
      and (action <> 'report_result' or c.method <> 'talk_inquiry' or c.replied_on is not null)
    else private.clue_part(clue) = 'approver' and case action when 'approve_handling' then c.method in ('talk_inquiry', 'preliminary_verification')
      when 'approve_hold' then c.method = 'hold_for_later' when 'approve_closing' then c.method = 'close'
      when 'accept_hold' then c.outcome = 'hold' when 'accept_result' then c.outcome <> 'hold' else true end
  end from clues c where c.id = clue
$$;

select private.register_workflow('clue', 'clues', 'registered');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, sets_deadline, not_by_actor_of, effect, position) values
  ('clue', 'registered', 'distribute', 'distributed', 'case_manager', false, null, null, 'distribute_clue', 1),
  ('clue', 'distributed', 'propose', 'proposed', 'member', false, null, null, 'propose_disposal', 2),
  ('clue', 'proposed', 'approve_handling', 'in_progress', 'member', false, null, 'propose', 'approve_disposal', 3),
  ('clue', 'proposed', 'approve_hold', 'held', 'member', false, null, 'propose', 'approve_disposal', 3),
  ('clue', 'proposed', 'approve_closing', 'closed', 'member', false, null, 'propose', 'approve_disposal', 3),
  ('clue', 'proposed', 'return_opinion', 'distributed', 'member', false, null, null, 'return_clue', 4),
  ('clue', 'in_progress', 'note_reply', 'in_progress', 'member', false, 'talk_report_months', null, 'note_clue_reply', 5),
  ('clue', 'in_progress', 'report_result', 'reported', 'member', false, null, null, 'report_clue', 6),
  ('clue', 'reported', 'accept_result', 'closed', 'member', false, null, 'report_result', 'accept_clue', 7),
  ('clue', 'reported', 'accept_hold', 'held', 'member', false, null, 'report_result', 'accept_clue', 7),
  ('clue', 'reported', 'return_result', 'in_progress', 'member', false, null, null, 'return_clue', 8),
  ('clue', 'held', 'reexamine', 'registered', 'case_manager', false, 'disposal_opinion_months', null, 'reexamine_clue', 9);
insert into private.workflow_transitions (entity, from_state, action, to_state, role, effect, position)
select 'clue', s, 'reassign', s, 'case_manager', 'distribute_clue', 10 from unnest(array['distributed', 'proposed', 'in_progress', 'reported']) s;

-- data: {handler_id, approver_id, text?}: the distribution; also to name another in place of one who stands aside.
create function private.distribute_clue(clue uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if data ->> 'handler_id' = data ->> 'approver_id' then perform private.refuse('two_parts'); end if;
  perform private.name_clue_person(clue, private.required_uuid(data, 'handler_id'), 'handler');
  perform private.name_clue_person(clue, private.required_uuid(data, 'approver_id'), 'approver');
  perform private.write_clue_entry(clue, data, false);
end
$$;
-- data: {method, text, team?: [officer]}: a verification needs at least two people, who handles it included.
create function private.propose_disposal(clue uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  people uuid[] := private.uuid_array(data, 'team');
  chosen text := private.required_text(data, 'method');
  breach text;
begin
  if chosen <> 'preliminary_verification' then people := '{}';
  elsif cardinality(people) = 0 then perform private.refuse('verification_takes_two');
  end if;
  if private.real_officer_id() = any (people) then perform private.refuse('two_parts'); end if;
  select private.clue_person_breach(clue, m, 'member') into breach from unnest(people) m where private.clue_person_breach(clue, m, 'member') is not null limit 1;
  if breach is not null then perform private.refuse(breach); end if;
  update clues c set method = chosen, team = people, outcome = null, replied_on = null where c.id = clue;
  perform private.write_clue_entry(clue, data);
end
$$;
-- Counted once, when its method is first approved; the limit follows from the method.
create function private.approve_disposal(clue uuid, data jsonb) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  c public.clues;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  select * into c from clues x where x.id = clue;
  update clues x set decided_on = private.today(), disposed_on = coalesce(x.disposed_on, private.today()),
    due_on = case when c.method = 'talk_inquiry' then private.rule_due('inquiry_letter_reply_days', c.organ_id) end where x.id = clue;
  if c.disposed_on is null then perform private.add_fact('clues_disposed', c.organ_id, private.today(), '', 1); end if;
  perform private.write_clue_entry(clue, data, false);
  perform private.name_clue_person(clue, m, 'member') from unnest(c.team) m where c.method = 'preliminary_verification';
  if c.method in ('hold_for_later', 'close') then perform private.end_clue(clue); end if;
end
$$;
create function private.end_clue(clue uuid) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  update clues c set due_on = null, closed_on = case when c.state = 'closed' then private.today() end where c.id = clue;
  update clue_people p set ended_at = clock_timestamp() where p.clue_id = clue and p.ended_at is null;
  perform private.close_access('clue', clue);
end
$$;
create function private.return_clue(clue uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$ select private.write_clue_entry(clue, data) $$;
-- data: {text?}: the talk was held, or the written explanation has come.
create function private.note_clue_reply(clue uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  update clues c set replied_on = private.today() where c.id = clue;
  perform private.write_clue_entry(clue, data, false);
end
$$;
-- data: {outcome, text}
create function private.report_clue(clue uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  update clues c set outcome = private.required_text(data, 'outcome') where c.id = clue;
  perform private.write_clue_entry(clue, data);
end
$$;
create function private.accept_clue(clue uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  perform private.write_clue_entry(clue, data, false);
  perform private.end_clue(clue);
end
$$;
-- data: {text}: conditions have changed.
create function private.reexamine_clue(clue uuid, data jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  update clues c set method = null, outcome = null, team = '{}', replied_on = null, closed_on = null where c.id = clue;
  perform private.write_clue_entry(clue, data);
end
$$;

-- payload: {clue_id, relation}: before the first look. None opens the clue; anything else ends the part, and case management names another.
create function public.declare_clue_relation(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'declare_clue_relation', payload);
  clue uuid := private.required_uuid(payload, 'clue_id');
begin
  if answer is not null then return answer; end if;
  perform private.answer_clue_naming(clue, private.required_text(payload, 'relation'));
  return private.finish_command(id, payload, jsonb_build_object('clue_id', clue));
end
$$;
create function private.answer_clue_naming(clue uuid, told text) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  me uuid := private.real_officer_id();
  named clue_people;
  holder uuid := (select c.organ_id from clues c where c.id = clue);
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  update clue_people p set relation = told, answered_at = clock_timestamp(), ended_at = case when told <> 'none' then clock_timestamp() end
    where p.clue_id = clue and p.officer_id = me and p.ended_at is null and p.relation is null returning * into named;
  if named.id is null then perform private.refuse('not_found', 'clue'); end if;
  if told = 'none' then
    perform private.open_access('clue', clue, me, case named.part when 'approver' then 'need_to_know' else 'assigned' end, private.now(), null);
  else
    perform private.notify_roles(array['case_manager'], holder, 'clue_stood_aside', 'clue', clue);
  end if;
  perform private.append_event(holder, 'clue', clue::text, case when told = 'none' then 'declared_free' else 'stood_aside' end, null, null, null, '{}', private.clue_readers(clue));
end
$$;
select private.register_commands('declare_clue_relation');

-- What I am named for and have not declared on: the number, the part and the unit, without which nobody can say whether he is tied to it.
create function private.clue_namings() returns table (clue_id uuid, number text, part text, unit_name text, named_at timestamptz)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select c.id, c.number, p.part, o.name, p.named_at
  from clue_people p join clues c on c.id = p.clue_id left join findings f on f.id = c.source_id left join organs o on o.id = f.organ_id
  where p.clue_id = any (private.named_clue_ids()) and p.officer_id = private.real_officer_id() and p.ended_at is null and p.relation is null
$$;
create function public.clue_namings() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(to_jsonb(n) order by n.named_at), '[]') from private.clue_namings() n
$$;

-- Who may be named: {handlers, approvers, members: [{id, name, organ_name}]}, for case management and who handles it.
create function private.clue_candidates(clue uuid) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select jsonb_object_agg(w.key, (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'organ_name', o.name) order by o.name, f.name), '[]')
    from officers f join organs o on o.id = f.organ_id join clues c on c.id = clue join organs county on county.id = c.organ_id and o.path <@ county.path
    where private.clue_person_breach(clue, f.id, w.part) is null))
  from (values ('handlers', 'handler'), ('approvers', 'approver'), ('members', 'member')) w (key, part)
$$;
create function public.clue_candidates(clue_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.clue_candidates(c.id) from clues c
  where c.id = clue_id and (c.organ_id = any (private.case_manager_organ_ids()) or private.clue_part(c.id) = 'handler')
$$;

-- What was done with it, signed: for open_clue, which has recorded who asks.
create function private.clue_handling(clue uuid) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object(
    'people', (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'organ_name', o.name, 'part', p.part, 'relation', p.relation, 'is_ended', p.ended_at is not null) order by p.named_at), '[]')
      from clue_people p left join officers f on f.id = p.officer_id left join organs o on o.id = f.organ_id where p.clue_id = clue),
    'team', (select coalesce(jsonb_agg(f.name order by f.name), '[]') from clues c, unnest(c.team) m join officers f on f.id = m where c.id = clue),
    'steps', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'action', e.action, 'to_state', e.to_state, 'name', f.name, 'text', t.text) order by e.at), '[]')
      from events e left join officers f on f.id = e.actor_id left join clue_entries t on t.command_id = e.command_id where e.entity = 'clue' and e.entity_id = clue::text))
$$;

insert into public.indicators (code, name_zh, name_en, unit, kind, definition_zh, definition_en, leaves_out_zh, leaves_out_en, source, is_restricted, position) values
  ('clues_disposed', '问题线索处置', 'Clues disposed of', 'item', 'sum', '处置方式首次获批准的问题线索件数，按批准日期计', 'Clues whose method of disposal was first approved, by the day of approval',
   '与发现、移交的件数不同；重新办理的不再计', 'Different from clues found or handed over; those taken up again are not counted anew', 'clues', true, 24);

grant execute on function private.clue_part, private.named_clue_ids, private.name_clue_person, private.write_clue_entry, private.distribute_clue, private.propose_disposal,
  private.approve_disposal, private.end_clue, private.return_clue, private.note_clue_reply, private.report_clue, private.accept_clue, private.reexamine_clue,
  private.answer_clue_naming, private.clue_namings, private.clue_candidates, private.clue_person_breach to authenticated;
revoke all on function public.clue_namings, public.clue_candidates from public, anon;
grant execute on function public.clue_namings, public.clue_candidates to authenticated;
