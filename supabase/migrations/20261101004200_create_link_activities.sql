-- The five links as activities, talks and field research: entered once, counted by the definitions of the indicators.

create table public.link_activities (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  group_id uuid references public.area_groups (id),
  activation_id uuid references public.activations (id),
  kind text not null,
  title text not null,
  on_day date not null,
  question text,
  consultation text,
  answer text,
  is_reusable boolean not null default false,
  result text,
  rotation_plan_id uuid references public.rotation_plans (id),
  inspection_id uuid references public.inspections (id),
  material text,
  author_id uuid not null references public.officers (id),
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint link_activities_kind_known check (kind in ('joint_petition_handling', 'joint_case_investigation', 'joint_problem_solving', 'linked_supervision', 'area_training'))
);
create index link_activities_organ_id_idx on public.link_activities (organ_id, on_day desc);
create index link_activities_activation_id_idx on public.link_activities (activation_id) where activation_id is not null;
comment on column public.link_activities.is_reusable is 'The answer names nobody and helps others too: the whole county finds it.';

create table public.link_activity_participants (
  activity_id uuid not null references public.link_activities (id),
  officer_id uuid not null references public.officers (id),
  organ_id uuid not null references public.organs (id),
  force text not null,
  part text not null default 'member',
  attended boolean,
  primary key (activity_id, officer_id),
  constraint link_activity_participants_part_known check (part in ('member', 'speaker', 'learner', 'follows_case')),
  constraint link_activity_participants_force_known check (force in ('commission_leader', 'commission_office', 'stationed_group', 'township_commission'))
);
create index link_activity_participants_officer_id_idx on public.link_activity_participants (officer_id);

create table public.talks (
  id uuid primary key,
  kind text not null,
  organ_id uuid not null references public.organs (id),
  unit_id uuid not null references public.organs (id),
  on_day date not null,
  persons integer not null,
  finding_id uuid references public.findings (id),
  activation_id uuid references public.activations (id),
  note text,
  author_id uuid not null references public.officers (id),
  merge_label text,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint talks_merge_label_known check (merge_label in ('parallel_edit', 'conflict')),
  constraint talks_kind_known check (kind in ('talk_reminder', 'reminder_talk', 'interview_reminder', 'proactive_interview')),
  constraint talks_persons_range check (persons between 1 and 1000)
);
comment on column public.talks.kind is 'Four different things: 谈话提醒 (a measure, form 1), 提醒谈话 (by a Party organisation), 约谈提醒 (on a finding), 主动约谈 (routine supervision).';
create index talks_organ_id_idx on public.talks (organ_id, on_day desc);

create table public.field_researches (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  unit_id uuid not null references public.organs (id),
  on_day date not null,
  topic text not null,
  clues_found integer not null default 0,
  note text,
  author_id uuid not null references public.officers (id),
  merge_label text,
  version integer not null default 1,
  constraint field_researches_merge_label_known check (merge_label in ('parallel_edit', 'conflict')),
  constraint field_researches_clues_range check (clues_found between 0 and 1000)
);
create index field_researches_organ_id_idx on public.field_researches (organ_id, on_day desc);

alter table public.link_activities enable row level security;
alter table public.link_activity_participants enable row level security;
alter table public.talks enable row level security;
alter table public.field_researches enable row level security;
revoke all on public.link_activities, public.link_activity_participants, public.talks, public.field_researches from anon, authenticated;
grant select, insert, update on public.link_activities to authenticated;
grant select, insert, update, delete on public.link_activity_participants to authenticated;
grant select, insert, update on public.talks, public.field_researches to authenticated;

-- What belongs to an activation closes with it: who took part as somebody lent to it reads on only while the loan lasts, unless
-- others of his organ took part who were not lent, or it is his organ's own item; and never after he was withdrawn for a tie.
create function private.link_stays_open(activity uuid, activation uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select activation = any (private.my_activation_ids()) or (
    not exists (select from recusals r where r.activation_id = activation and r.officer_id = me.id and r.relation <> 'none' and r.decision is distinct from 'stay')
    and (not exists (select from deployments d where d.activation_id = activation and d.officer_id = me.id)
      or exists (select from activations a where a.id = activation and me.organ_id in (a.organ_id, a.lead_organ_id))
      or exists (select from link_activity_participants p where p.activity_id = activity and p.officer_id <> me.id and p.organ_id = me.organ_id
        and not exists (select from deployments d where d.activation_id = activation and d.officer_id = p.officer_id))))
  from (select private.acting_officer_id() as id, private.my_organ_id() as organ_id) me
$$;
-- Activities that I take part in, or entered, as far as they are open to me now.
create function private.my_link_activity_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select p.activity_id from link_activity_participants p join link_activities a on a.id = p.activity_id
    where p.officer_id = private.real_officer_id() and not private.is_seeing_as() and (a.activation_id is null or private.link_stays_open(a.id, a.activation_id)))
$$;
create function private.entered_link_activity_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(select a.id from link_activities a
    where a.author_id = private.real_officer_id() and not private.is_seeing_as() and (a.activation_id is null or private.link_stays_open(a.id, a.activation_id)))
$$;
create function private.working_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['township_officer', 'office_officer', 'area_coordinator', 'leader', 'case_manager'])
$$;
grant execute on function private.my_link_activity_ids, private.entered_link_activity_ids, private.working_organ_ids to authenticated;

-- Trainings and reusable answers are for everybody in the county; handling and investigation only for who may see the matter or took part.
create policy "link_activities: trainings for all, the rest for participants" on public.link_activities
  for select to authenticated using (
    id = any ((select private.entered_link_activity_ids())::uuid[]) or id = any ((select private.my_link_activity_ids())::uuid[])
    or (activation_id is not null and activation_id = any ((select private.my_activation_ids())::uuid[]))
    or (activation_id is null and (organ_id = any ((select private.coordinated_organ_ids())::uuid[])
      or ((kind = 'area_training' or is_reusable and kind = 'joint_problem_solving') and organ_id = any ((select private.directory_organ_ids())::uuid[])))));
create policy "link_activities: recorded through a command" on public.link_activities
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.acting_officer_id()));
create policy "link_activities: completed by the author, through a command" on public.link_activities
  for update to authenticated using ((select private.in_command()) and (author_id = (select private.acting_officer_id()) or organ_id = any ((select private.planning_organ_ids())::uuid[])));
create policy "link_activities: answered by who is consulted" on public.link_activities
  for update to authenticated using ((select private.in_command()) and kind = 'joint_problem_solving' and id = any ((select private.my_link_activity_ids())::uuid[]));
create policy "link_activity_participants: read with the activity" on public.link_activity_participants
  for select to authenticated using (activity_id in (select a.id from public.link_activities a));
create policy "link_activity_participants: written through a command" on public.link_activity_participants
  for insert to authenticated with check ((select private.in_command())
    and activity_id in (select a.id from public.link_activities a where a.author_id = (select private.acting_officer_id()) or a.kind = 'area_training'));
create policy "link_activity_participants: marked by the author's command" on public.link_activity_participants
  for update to authenticated using ((select private.in_command())
    and activity_id in (select a.id from public.link_activities a where a.author_id = (select private.acting_officer_id())));
create policy "link_activity_participants: taken off by author or learner" on public.link_activity_participants
  for delete to authenticated using ((select private.in_command()) and (
    activity_id in (select a.id from public.link_activities a where a.author_id = (select private.acting_officer_id()))
    or (officer_id = (select private.acting_officer_id()) and part in ('learner', 'follows_case') and attended is null)));
create policy "talks: the organ that held them" on public.talks
  for select to authenticated using (not (select private.is_seeing_as()) and (author_id = (select private.acting_officer_id()) or organ_id = any ((select private.working_organ_ids())::uuid[]))
    and (activation_id is null or activation_id = any ((select private.my_activation_ids())::uuid[])));
create policy "talks: entered through a command" on public.talks
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.acting_officer_id())
    and organ_id = any ((select private.working_organ_ids())::uuid[]));
create policy "talks: corrected by who entered them, through a command" on public.talks
  for update to authenticated using ((select private.in_command()) and author_id = (select private.acting_officer_id()));
create policy "field_researches: the organ that went and the leaders" on public.field_researches
  for select to authenticated using (author_id = (select private.acting_officer_id()) or organ_id = any ((select private.working_organ_ids())::uuid[]));
create policy "field_researches: entered through a command" on public.field_researches
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.acting_officer_id())
    and organ_id = any ((select private.working_organ_ids())::uuid[]));
create policy "field_researches: corrected by who entered them" on public.field_researches
  for update to authenticated using ((select private.in_command()) and author_id = (select private.acting_officer_id()));

-- Who reads events of an activity: null = with the organ, of a training; else those who take part, entered it or coordinate, and
-- of one that belongs to an activation those for whom that exists. Reading asks again whether it is still there.
create function private.link_activity_readers(activity uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when a.kind = 'area_training' and a.activation_id is null then null else
    array(select a.author_id union select p.officer_id from link_activity_participants p where p.activity_id = a.id
      union select unnest(private.activation_readers(a.activation_id)) where a.activation_id is not null
      union select g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = a.organ_id and o.path <@ scope.path
        where a.activation_id is null and g.role in ('area_coordinator', 'leader') and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')) end
  from link_activities a where a.id = activity
$$;
grant execute on function private.link_activity_readers to authenticated;

-- payload: {activity_id?, kind, organ_id, title, on_day, group_id?, activation_id?, question?, consultation?, answer?, is_reusable?, result?, material?,
--   rotation_plan_id?, inspection_id?, participants: [{officer_id, part?, attended?}], removed?: [officer_id]}
-- Who takes part is told; who is not named stays as he is.
create function public.save_link_activity(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer_known jsonb := private.begin_command(id, 'save_link_activity', payload);
  target uuid := coalesce((payload ->> 'activity_id')::uuid, save_link_activity.id);
  organ uuid := private.required_uuid(payload, 'organ_id');
begin
  if answer_known is not null then return answer_known; end if;
  -- what several organs did together is the county's; nobody enters an activity, and so a figure, for another organ
  if not (organ = any (private.working_organ_ids())
      or cardinality(private.working_organ_ids()) > 0 and organ = private.county_organ_id(private.my_organ_id())) then
    perform private.refuse('forbidden');
  end if;
  if payload ->> 'activation_id' is not null and not (payload ->> 'activation_id')::uuid = any (private.my_activation_ids()) then
    perform private.refuse('not_found', 'activation');
  end if;
  if exists (select from link_activities a where a.id = target) then
    if not private.keeps_link_activity(target) then perform private.refuse('forbidden'); end if;
    update link_activities a set title = private.required_text(payload, 'title'), on_day = private.required_date(payload, 'on_day'), question = payload ->> 'question',
      consultation = payload ->> 'consultation', answer = payload ->> 'answer', is_reusable = coalesce((payload ->> 'is_reusable')::boolean, a.is_reusable),
      result = payload ->> 'result', material = payload ->> 'material', rotation_plan_id = (payload ->> 'rotation_plan_id')::uuid,
      inspection_id = (payload ->> 'inspection_id')::uuid, version = a.version + 1, changed_xid = pg_current_xact_id() where a.id = target;
    if not found then perform private.refuse('forbidden'); end if;
  else
    insert into link_activities (id, organ_id, group_id, activation_id, kind, title, on_day, question, consultation, answer, is_reusable, result, material,
      rotation_plan_id, inspection_id, author_id)
    values (target, organ, (payload ->> 'group_id')::uuid, (payload ->> 'activation_id')::uuid, private.required_text(payload, 'kind'), private.required_text(payload, 'title'),
      private.required_date(payload, 'on_day'), payload ->> 'question', payload ->> 'consultation', payload ->> 'answer', coalesce((payload ->> 'is_reusable')::boolean, false),
      payload ->> 'result', payload ->> 'material', (payload ->> 'rotation_plan_id')::uuid, (payload ->> 'inspection_id')::uuid, private.acting_officer_id());
  end if;
  perform private.notify((x ->> 'officer_id')::uuid, 'link_invited', 'link_activity', target, jsonb_build_object('on_day', payload ->> 'on_day'))
    from jsonb_array_elements(coalesce(payload -> 'participants', '[]')) x
    where not exists (select from link_activity_participants p where p.activity_id = target and p.officer_id = (x ->> 'officer_id')::uuid);
  insert into link_activity_participants as p (activity_id, officer_id, organ_id, force, part, attended)
    select target, f.id, f.organ_id, private.force_of(f.id), coalesce(x ->> 'part', 'member'), (x ->> 'attended')::boolean
    from jsonb_array_elements(coalesce(payload -> 'participants', '[]')) x join officers f on f.id = (x ->> 'officer_id')::uuid
    on conflict (activity_id, officer_id) do update set part = excluded.part, attended = excluded.attended;
  delete from link_activity_participants p where p.activity_id = target and p.officer_id::text = any (private.text_array(payload, 'removed'));
  -- which forces took part is part of what is recorded; to a training people sign up by themselves
  if payload ->> 'kind' <> 'area_training' and not exists (select from link_activity_participants p where p.activity_id = target) then
    perform private.refuse('field_required', 'participants');
  end if;
  perform private.append_event((select a.organ_id from link_activities a where a.id = target), 'link_activity', target::text, 'saved', null, null, null, jsonb_build_object('kind', payload ->> 'kind'),
    private.link_activity_readers(target));
  return private.finish_command(id, payload, jsonb_build_object('activity_id', target));
end
$$;

create function private.keeps_link_activity(activity uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select (a.author_id = private.acting_officer_id() or a.organ_id = any (private.planning_organ_ids()))
    and (a.activation_id is null or private.link_stays_open(a.id, a.activation_id)) from link_activities a where a.id = activity
$$;
grant execute on function private.keeps_link_activity to authenticated;

-- payload: {activity_id, consultation?, answer?, is_reusable?}: who is consulted writes down what was said; who asked is told of the answer.
create function public.answer_link_question(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  receipt jsonb := private.begin_command(id, 'answer_link_question', payload);
  target uuid := private.required_uuid(payload, 'activity_id');
  asked public.link_activities;
begin
  if receipt is not null then return receipt; end if;
  update link_activities a set consultation = coalesce(private.optional_text(payload, 'consultation', 4000), a.consultation),
    answer = coalesce(private.optional_text(payload, 'answer', 4000), a.answer), is_reusable = coalesce((payload ->> 'is_reusable')::boolean, a.is_reusable),
    version = a.version + 1, changed_xid = pg_current_xact_id()
    where a.id = target and a.kind = 'joint_problem_solving' returning * into asked;
  if asked.id is null then perform private.refuse('not_found', 'link_activity'); end if;
  perform private.append_event(asked.organ_id, 'link_activity', target::text, case when payload ->> 'answer' is null then 'consulted' else 'answered' end, null, null, null, '{}',
    private.link_activity_readers(target));
  if payload ->> 'answer' is not null then perform private.notify(asked.author_id, 'link_answered', 'link_activity', target); end if;
  return private.finish_command(id, payload, jsonb_build_object('activity_id', target));
end
$$;

-- payload: {activity_id, part?: learner|follows_case}: one signs up oneself.
create function public.join_training(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'join_training', payload);
  target uuid := private.required_uuid(payload, 'activity_id');
begin
  if answer is not null then return answer; end if;
  if not exists (select from link_activities a where a.id = target and a.kind = 'area_training') then perform private.refuse('not_found', 'link_activity'); end if;
  if coalesce(payload ->> 'part', 'learner') not in ('learner', 'follows_case') then perform private.refuse('field_invalid', 'part'); end if;
  insert into link_activity_participants (activity_id, officer_id, organ_id, force, part)
  values (target, private.real_officer_id(), private.my_organ_id(), private.force_of(private.real_officer_id()), coalesce(payload ->> 'part', 'learner'));
  return private.finish_command(id, payload, jsonb_build_object('activity_id', target));
end
$$;

-- payload: {activity_id}: before it is noted who came, one may sign off.
create function public.leave_training(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'leave_training', payload);
  target uuid := private.required_uuid(payload, 'activity_id');
begin
  if answer is not null then return answer; end if;
  delete from link_activity_participants p where p.activity_id = target and p.officer_id = private.real_officer_id()
    and p.part in ('learner', 'follows_case') and p.attended is null;
  if not found then perform private.refuse('not_found', 'link_activity'); end if;
  return private.finish_command(id, payload, jsonb_build_object('activity_id', target));
end
$$;

-- What has happened is entered; the day may not lie ahead (one day of grace for a device whose clock is wrong).
create function private.past_day(payload jsonb, field text) returns date
language plpgsql stable as $$
declare
  day date := private.required_date(payload, field);
begin
  if day > private.today() + 1 then perform private.refuse('day_in_future'); end if;
  return day;
end
$$;
grant execute on function private.past_day to authenticated;

-- payload: {kind, organ_id?, unit_id, on_day, persons, finding_id?, activation_id?, note?}
create function public.record_talk(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'record_talk', payload);
  organ uuid := coalesce((payload ->> 'organ_id')::uuid, private.my_organ_id());
begin
  if answer is not null then return answer; end if;
  insert into talks (id, kind, organ_id, unit_id, on_day, persons, finding_id, activation_id, note, author_id)
  values (record_talk.id, private.required_text(payload, 'kind'), organ, private.required_uuid(payload, 'unit_id'), private.past_day(payload, 'on_day'),
    (payload ->> 'persons')::integer, (payload ->> 'finding_id')::uuid, (payload ->> 'activation_id')::uuid, private.optional_text(payload, 'note'), private.acting_officer_id());
  perform private.append_event(organ, 'talk', record_talk.id::text, 'recorded', null, null, null,
    jsonb_build_object('kind', payload ->> 'kind', 'persons', payload -> 'persons'),
    case when payload ->> 'activation_id' is not null then private.activation_readers((payload ->> 'activation_id')::uuid) end);
  return private.finish_command(id, payload, jsonb_build_object('talk_id', record_talk.id));
end
$$;

-- payload: {organ_id?, unit_id, on_day, topic, clues_found?, note?}
create function public.record_field_research(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'record_field_research', payload);
  organ uuid := coalesce((payload ->> 'organ_id')::uuid, private.my_organ_id());
begin
  if answer is not null then return answer; end if;
  insert into field_researches (id, organ_id, unit_id, on_day, topic, clues_found, note, author_id)
  values (record_field_research.id, organ, private.required_uuid(payload, 'unit_id'), private.past_day(payload, 'on_day'), private.required_text(payload, 'topic'),
    coalesce((payload ->> 'clues_found')::integer, 0), private.optional_text(payload, 'note'), private.acting_officer_id());
  perform private.append_event(organ, 'field_research', record_field_research.id::text, 'recorded');
  return private.finish_command(id, payload, jsonb_build_object('field_research_id', record_field_research.id));
end
$$;
select private.register_commands('save_link_activity', 'answer_link_question', 'join_training', 'leave_training', 'record_talk', 'record_field_research');

insert into public.indicators (code, name_zh, name_en, unit, kind, definition_zh, definition_en, leaves_out_zh, leaves_out_en, source, position) values
  ('activations', '片组协作启动', 'Activations', 'item', 'sum', '已批准的启动件数，按提交日期计，只计入牵头单位一次', 'Approved activations by the day submitted, once, for the lead unit', '参与单位不重复计', 'Participants are not added', 'activations', 30),
  ('activations_concluded', '协作办结', 'Activations concluded', 'item', 'sum', '已办结的启动件数，按办结日期计', 'Concluded activations, by the day concluded', '', '', 'activations', 31),
  ('link_activities', '五联活动', 'Link activities', 'time', 'sum', '五联活动次数', 'Activities of the five links', '', '', 'link_activities', 32),
  ('talk_reminders', '谈话提醒', 'Talk reminders', 'person_time', 'sum', '谈话提醒人次，计入第一种形态', 'Person-times of talk reminders; form 1', '', '', 'talks', 40),
  ('reminder_talks', '提醒谈话', 'Reminder talks', 'person_time', 'sum', '党组织开展的提醒谈话人次', 'Person-times of reminder talks by Party organisations', '', '', 'talks', 41),
  ('interview_reminders', '约谈提醒', 'Interview reminders', 'person_time', 'sum', '就督查发现问题约谈提醒的人次', 'Person-times of interviews on findings', '', '', 'talks', 42),
  ('proactive_interviews', '主动约谈', 'Proactive interviews', 'person_time', 'sum', '主动约谈“一把手”和重点岗位人次', 'Person-times of interviews with leaders and key posts', '不等于第一种形态', 'Not by itself form 1', 'talks', 43),
  ('field_research_times', '一线调研', 'Field research', 'time', 'sum', '到联系单位一线调研次数', 'Visits of leaders and officers to the units they contact', '', '', 'field_researches', 44),
  ('clues_found', '发现问题线索', 'Clues found', 'item', 'sum', '一线调研中发现的问题线索', 'Clues found during field research', '与处置件数不同', 'Different from clues disposed', 'field_researches', 45);

create function private.count_talk() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op = 'UPDATE' then perform private.add_fact(old.kind || 's', old.organ_id, old.on_day, '', -old.persons); end if;
  perform private.add_fact(new.kind || 's', new.organ_id, new.on_day, '', new.persons);
  return null;
end
$$;
create trigger talks_count after insert or update of kind, on_day, persons on public.talks for each row execute function private.count_talk();
create function private.count_field_research() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    perform private.add_fact('field_research_times', old.organ_id, old.on_day, '', -1);
    if old.clues_found > 0 then perform private.add_fact('clues_found', old.organ_id, old.on_day, '', -old.clues_found); end if;
  end if;
  perform private.add_fact('field_research_times', new.organ_id, new.on_day, '', 1);
  if new.clues_found > 0 then perform private.add_fact('clues_found', new.organ_id, new.on_day, '', new.clues_found); end if;
  return null;
end
$$;
create trigger field_researches_count after insert or update of on_day, clues_found on public.field_researches for each row execute function private.count_field_research();
create function private.count_link_activity() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op = 'UPDATE' then perform private.add_fact('link_activities', old.organ_id, old.on_day, '', -1); end if;
  perform private.add_fact('link_activities', new.organ_id, new.on_day, '', 1);
  return null;
end
$$;
create trigger link_activities_count after insert or update of on_day, organ_id on public.link_activities for each row execute function private.count_link_activity();
create function private.count_activation() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  counted constant text[] := array['approved', 'staffed', 'in_progress', 'suspended', 'concluded', 'debriefed', 'archived', 'terminated'];
begin
  if tg_op = 'UPDATE' and old.state = any (counted) and old.submitted_on is not null then perform private.add_fact('activations', old.lead_organ_id, old.submitted_on, '', -1); end if;
  if new.state = any (counted) and new.submitted_on is not null then perform private.add_fact('activations', new.lead_organ_id, new.submitted_on, '', 1); end if;
  if tg_op = 'UPDATE' and old.finished_on is not null then perform private.add_fact('activations_concluded', old.lead_organ_id, old.finished_on, '', -1); end if;
  if new.finished_on is not null then perform private.add_fact('activations_concluded', new.lead_organ_id, new.finished_on, '', 1); end if;
  return null;
end
$$;
create trigger activations_count after insert or update of state, submitted_on, finished_on, lead_organ_id on public.activations
  for each row execute function private.count_activation();
