-- A talk or a field research is corrected after it arrived, by who entered it and by the rules of visits: fields that nobody else
-- touched merge (parallel_edit), of the same field both values are kept until the author decides (conflict). Figures follow.

-- What of a correction is taken over: {merged: {field: value}, conflicts: [field], label?}. Values in the way become edit_conflicts.
create function private.merge_correction(entity text, target uuid, organ uuid, known jsonb, payload jsonb, fields text[]) returns jsonb
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  field text;
  changes jsonb := coalesce(payload -> 'changes', '{}');
  base jsonb := coalesce(payload -> 'base', '{}');
  merged jsonb := '{}';
  conflicts text[] := '{}';
  version integer := (known ->> 'version')::integer;
  seen integer := (payload ->> 'base_version')::integer;
begin
  for field in select jsonb_object_keys(changes) loop
    if not field = any (fields) then perform private.refuse('field_invalid', field); end if;
    if private.same_value(field, known -> field, base -> field) or private.same_value(field, known -> field, changes -> field) then
      merged := merged || jsonb_build_object(field, changes -> field);
    else
      conflicts := conflicts || field;
      insert into edit_conflicts (id, entity, entity_id, organ_id, officer_id, field, base_value, their_value, my_value)
      values (gen_random_uuid(), merge_correction.entity, target, organ, private.acting_officer_id(), field, base -> field, known -> field, changes -> field);
    end if;
  end loop;
  -- what the same person changed before on the same device was in view, though its version was not known there yet
  select greatest(seen, max((r.result ->> 'version')::integer)) into seen from receipts r
    where r.command_id = any (private.uuid_array(payload, 'after')) and r.officer_id = private.acting_officer_id() and r.result ->> 'entity_id' = target::text;
  return jsonb_build_object('merged', merged, 'conflicts', to_jsonb(conflicts),
    'label', case when conflicts <> '{}' then 'conflict' when coalesce(seen, version) <> version then 'parallel_edit' end);
end
$$;

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
grant execute on function private.merge_correction, private.put_into_talk, private.put_into_field_research, private.names_people to authenticated;

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
  perform private.put_into_talk(was.id, made -> 'merged', coalesce(made ->> 'label', was.merge_label));
  perform private.append_event(was.organ_id, 'talk', was.id::text, 'corrected', null, null, null,
    jsonb_build_object('fields', (select coalesce(jsonb_agg(k), '[]') from jsonb_object_keys(made -> 'merged') k), 'conflicts', made -> 'conflicts'),
    case when was.activation_id is not null then private.activation_readers(was.activation_id) end);
  return private.finish_command(id, payload, jsonb_build_object('talk_id', was.id, 'entity_id', was.id, 'version', was.version + 1,
    'label', made -> 'label', 'conflicts', made -> 'conflicts'));
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
  perform private.put_into_field_research(was.id, made -> 'merged', coalesce(made ->> 'label', was.merge_label));
  perform private.append_event(was.organ_id, 'field_research', was.id::text, 'corrected', null, null, null,
    jsonb_build_object('fields', (select coalesce(jsonb_agg(k), '[]') from jsonb_object_keys(made -> 'merged') k), 'conflicts', made -> 'conflicts'));
  return private.finish_command(id, payload, jsonb_build_object('field_research_id', was.id, 'entity_id', was.id, 'version', was.version + 1,
    'label', made -> 'label', 'conflicts', made -> 'conflicts'));
end
$$;

-- payload: {conflict_id, chosen: mine|theirs}
create function public.resolve_talk_conflict(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'resolve_talk_conflict', payload);
  decided public.edit_conflicts;
  taken jsonb;
  label text;
begin
  if answer is not null then return answer; end if;
  update edit_conflicts c set resolved_at = now(), chosen = private.required_text(payload, 'chosen')
    where c.id = private.required_uuid(payload, 'conflict_id') and c.entity in ('talk', 'field_research') and c.resolved_at is null returning * into decided;
  if not found then perform private.refuse('not_found', 'edit_conflict'); end if;
  taken := case decided.chosen when 'mine' then jsonb_build_object(decided.field, decided.my_value) else '{}' end;
  label := case when exists (select from edit_conflicts c where c.entity_id = decided.entity_id and c.resolved_at is null) then 'conflict' else 'parallel_edit' end;
  if decided.entity = 'talk' then
    perform private.put_into_talk(decided.entity_id, taken, label);
  else
    perform private.put_into_field_research(decided.entity_id, taken, label);
  end if;
  perform private.append_event(decided.organ_id, decided.entity, decided.entity_id::text, 'conflict_decided', null, null, null,
    jsonb_build_object('field', decided.field, 'chosen', decided.chosen),
    (select private.activation_readers(t.activation_id) from talks t where t.id = decided.entity_id and t.activation_id is not null));
  return private.finish_command(id, payload, jsonb_build_object('conflict_id', decided.id, 'entity_id', decided.entity_id,
    'version', coalesce((select t.version from talks t where t.id = decided.entity_id), (select r.version from field_researches r where r.id = decided.entity_id))));
end
$$;
select private.register_commands('update_talk', 'update_field_research', 'resolve_talk_conflict');

-- What waits for the caller to decide about one entry, newest last.
create function private.open_conflicts(entity text, target uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'field', c.field, 'base_value', c.base_value, 'their_value', c.their_value, 'my_value', c.my_value)
    order by c.made_at), '[]')
  from edit_conflicts c where c.entity = open_conflicts.entity and c.entity_id = target and c.resolved_at is null
$$;
grant execute on function private.open_conflicts to authenticated;
