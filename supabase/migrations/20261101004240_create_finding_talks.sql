-- Talks that follow from a finding, with the people talked to: 谈话提醒 is a measure and counts in form 1, 约谈提醒 is not; each counts in
-- person-times, apart. Who is at fault is shown as responsible or as supervisor, never as a source.

create table public.finding_talk_people (
  id uuid primary key default gen_random_uuid(),
  talk_id uuid not null references public.talks (id),
  finding_id uuid not null references public.findings (id),
  part text not null,
  post text not null,
  name text,
  constraint finding_talk_people_part_known check (part in ('responsible', 'supervisor')),
  constraint finding_talk_people_post_length check (length(btrim(post)) between 1 and 40),
  constraint finding_talk_people_name_length check (length(name) <= 40)
);
comment on column public.finding_talk_people.part is 'responsible 直接责任人, supervisor 负有监督责任';
create index finding_talk_people_finding_id_idx on public.finding_talk_people (finding_id);
create index finding_talk_people_talk_id_idx on public.finding_talk_people (talk_id);
create index talks_finding_id_idx on public.talks (finding_id);

alter table public.finding_talk_people enable row level security;
revoke all on public.finding_talk_people from anon, authenticated;
grant select, insert on public.finding_talk_people to authenticated;
create policy "finding_talk_people: who follows the finding" on public.finding_talk_people
  for select to authenticated using (not (select private.is_seeing_as())
    and finding_id in (select f.id from public.findings f where f.state <> 'escalated_to_clue' and f.inspecting_organ_id = any ((select private.followed_organ_ids())::uuid[])));
create policy "finding_talk_people: entered through a command" on public.finding_talk_people
  for insert to authenticated with check ((select private.in_command())
    and finding_id in (select f.id from public.findings f where f.inspecting_organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[])));

-- payload: {finding_id, kind: talk_reminder | interview_reminder, on_day, people: [{part, post, name?}], note?}
create function public.record_finding_talk(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'record_finding_talk', payload);
  people jsonb := case when jsonb_typeof(payload -> 'people') = 'array' then payload -> 'people' else '[]' end;
  day date := private.required_date(payload, 'on_day');
  f public.findings;
begin
  if answer is not null then return answer; end if;
  select * into f from findings x where x.id = private.required_uuid(payload, 'finding_id');
  if f.id is null then perform private.refuse('not_found', 'finding'); end if;
  if jsonb_array_length(people) = 0 then perform private.refuse('field_required', 'people'); end if;
  if private.required_text(payload, 'kind') not in ('talk_reminder', 'interview_reminder') then perform private.refuse('field_invalid', 'kind'); end if;
  if day > private.today() or day < f.found_on then perform private.refuse('field_invalid', 'on_day'); end if;
  insert into talks (id, kind, organ_id, unit_id, on_day, persons, finding_id, note, author_id)
  values (record_finding_talk.id, payload ->> 'kind', f.inspecting_organ_id, f.organ_id, day, jsonb_array_length(people), f.id, private.optional_text(payload, 'note'), private.acting_officer_id());
  insert into finding_talk_people (talk_id, finding_id, part, post, name)
    select record_finding_talk.id, f.id, private.required_text(p, 'part'), private.required_text(p, 'post', 40), private.optional_text(p, 'name', 40) from jsonb_array_elements(people) p;
  perform private.append_event(f.inspecting_organ_id, 'finding', f.id::text, payload ->> 'kind', null, null, null,
    jsonb_build_object('persons', jsonb_array_length(people)), private.finding_followers(f.id));
  return private.finish_command(id, payload, jsonb_build_object('talk_id', record_finding_talk.id));
end
$$;
select private.register_commands('record_finding_talk');

insert into public.indicators (code, name_zh, name_en, unit, kind, definition_zh, definition_en, leaves_out_zh, leaves_out_en, source, position) values
  ('form_one_person_times', '第一种形态', 'Form 1', 'person_time', 'sum', '运用第一种形态处理人次，现计谈话提醒', 'Person-times handled in form 1; talk reminders at present',
   '约谈提醒、提醒谈话、主动约谈不计', 'Interview reminders, reminder talks and proactive interviews are not counted', 'talks', 39);
create function private.count_form_one() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.kind = 'talk_reminder' then perform private.add_fact('form_one_person_times', old.organ_id, old.on_day, '', -old.persons); end if;
  if new.kind = 'talk_reminder' then perform private.add_fact('form_one_person_times', new.organ_id, new.on_day, '', new.persons); end if;
  return null;
end
$$;
create trigger talks_count_form_one after insert or update of kind, on_day, persons on public.talks for each row execute function private.count_form_one();

-- Photos of a correction lie beside those of visits, as rectifications/<report>/<photo>.jpg: added by who reported, read with the finding.
create function private.photo_rectification_id(object_name text) returns uuid
language sql immutable as $$
  select case when object_name ~ '^rectifications/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.jpg$'
    then split_part(object_name, '/', 2)::uuid end
$$;
grant execute on function private.photo_rectification_id to authenticated;
create policy "photos: added by who reported a correction" on storage.objects
  for insert to authenticated with check (
    bucket_id = 'photos' and not (select private.is_seeing_as())
    and exists (select from public.rectifications r
      where r.id = private.photo_rectification_id(objects.name) and r.reported_by = (select private.real_officer_id())));
create policy "photos: read with their correction" on storage.objects
  for select to authenticated using (
    bucket_id = 'photos' and exists (select from public.rectifications r where r.id = private.photo_rectification_id(objects.name)));
