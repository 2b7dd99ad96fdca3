-- A talk or a field research is corrected after it arrived, by who entered it and by the rules of visits: fields that nobody else
-- touched merge (parallel_edit), of the same field both values are kept until the author decides (conflict). Figures follow.

-- The values of a correction in the row; what is not among them stays.
create function private.put_into_talk(talk uuid, merged jsonb, label text) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update talks t set
    kind = coalesce(merged ->> 'kind', t.kind), unit_id = coalesce((merged ->> 'unit_id')::uuid, t.unit_id),
    on_day = case when merged ? 'on_day' then private.past_day(merged, 'on_day') else t.on_day end,
    persons = coalesce((merged ->> 'persons')::integer, t.persons),
    note = case when merged ? 'note' then private.optional_text(merged, 'note') else t.note end,
    merge_label = label, version = t.version + 1, changed_xid = pg_current_xact_id()
  where t.id = talk
$$;
create function private.put_into_field_research(research uuid, merged jsonb, label text) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update field_researches r set
    unit_id = coalesce((merged ->> 'unit_id')::uuid, r.unit_id),
    on_day = case when merged ? 'on_day' then private.past_day(merged, 'on_day') else r.on_day end,
    topic = case when merged ? 'topic' then private.required_text(merged, 'topic') else r.topic end,
    clues_found = coalesce((merged ->> 'clues_found')::integer, r.clues_found),
    note = case when merged ? 'note' then private.optional_text(merged, 'note') else r.note end,
    merge_label = label, version = r.version + 1
  where r.id = research
$$;
-- A talk whose people are named one by one, on a finding, is not corrected into one with other people.
create function private.names_people(talk uuid) returns boolean
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return exists (select from finding_talk_people p where p.talk_id = talk);
end
$$;
grant execute on function private.put_into_talk, private.put_into_field_research, private.names_people to authenticated;

-- payload: {talk_id, base_version?, base: {field: value as last seen}, changes: {field: new value}, after?: [ids of own commands built on]}
-- Fields: kind, unit_id, on_day, persons, note; of a talk on a finding, whose people are named there, day and note alone.
create function public.update_talk(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'update_talk', payload);
  was public.talks;
  made jsonb;
begin
  if answer is not null then return answer; end if;
  select * into was from talks t where t.id = private.required_uuid(payload, 'talk_id') for update;
  if was.id is null then perform private.refuse('not_found', 'talk'); end if;
  if was.author_id <> private.acting_officer_id() then perform private.refuse('forbidden'); end if;
  made := private.merge_correction('talk', was.id, was.organ_id, to_jsonb(was), payload,
    case when private.names_people(was.id) then array['on_day', 'note'] else array['kind', 'unit_id', 'on_day', 'persons', 'note'] end);
  perform private.put_into_talk(was.id, made -> 'merged', made ->> 'mark');
  return private.finish_command(id, payload, private.record_correction('talk', was.id, was.organ_id, was.version + 1, made,
    case when was.activation_id is not null then private.activation_readers(was.activation_id) end));
end
$$;

-- payload: {field_research_id, base_version?, base, changes, after?}. Fields: unit_id, on_day, topic, clues_found, note.
create function public.update_field_research(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'update_field_research', payload);
  was public.field_researches;
  made jsonb;
begin
  if answer is not null then return answer; end if;
  select * into was from field_researches r where r.id = private.required_uuid(payload, 'field_research_id') for update;
  if was.id is null then perform private.refuse('not_found', 'field_research'); end if;
  if was.author_id <> private.acting_officer_id() then perform private.refuse('forbidden'); end if;
  made := private.merge_correction('field_research', was.id, was.organ_id, to_jsonb(was), payload, array['unit_id', 'on_day', 'topic', 'clues_found', 'note']);
  perform private.put_into_field_research(was.id, made -> 'merged', made ->> 'mark');
  return private.finish_command(id, payload, private.record_correction('field_research', was.id, was.organ_id, was.version + 1, made, null));
end
$$;

-- payload: {conflict_id, chosen: mine|theirs}
create function public.resolve_talk_conflict(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'resolve_talk_conflict', payload);
  decided public.edit_conflicts;
  version integer;
begin
  if answer is not null then return answer; end if;
  decided := private.decide_conflict(payload, array['talk', 'field_research']);
  if decided.entity = 'talk' then
    perform private.put_into_talk(decided.entity_id, private.chosen_value(decided), private.mark_left(decided.entity_id));
    select t.version into version from talks t where t.id = decided.entity_id;
  else
    perform private.put_into_field_research(decided.entity_id, private.chosen_value(decided), private.mark_left(decided.entity_id));
    select r.version into version from field_researches r where r.id = decided.entity_id;
  end if;
  return private.finish_command(id, payload, private.record_decision(decided, version,
    (select private.activation_readers(t.activation_id) from talks t where t.id = decided.entity_id and t.activation_id is not null)));
end
$$;
select private.register_commands('update_talk', 'update_field_research', 'resolve_talk_conflict');
