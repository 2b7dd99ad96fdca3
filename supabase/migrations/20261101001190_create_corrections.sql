-- What has arrived is corrected by who entered it, from more than one device: a field that was changed meanwhile is a conflict, both
-- values are kept and nothing is overwritten until the author decides; other fields merge, and the entry is marked parallel_edit.

create table public.edit_conflicts (
  id uuid primary key,
  entity text not null,
  entity_id uuid not null,
  organ_id uuid not null references public.organs (id),
  officer_id uuid not null references public.officers (id),
  field text not null,
  base_value jsonb,
  their_value jsonb,
  my_value jsonb,
  made_at timestamptz not null default clock_timestamp(),
  resolved_at timestamptz,
  chosen text,
  constraint edit_conflicts_chosen_known check (chosen in ('mine', 'theirs'))
);
create index edit_conflicts_entity_idx on public.edit_conflicts (entity, entity_id);
alter table public.edit_conflicts enable row level security;
revoke all on public.edit_conflicts from anon, authenticated;
grant select, insert, update on public.edit_conflicts to authenticated;
create policy "edit_conflicts: read by who edited what is still there for him" on public.edit_conflicts
  for select to authenticated using (officer_id = (select private.acting_officer_id()) and private.reads_subject(entity, entity_id::text));
create policy "edit_conflicts: made by a command" on public.edit_conflicts
  for insert to authenticated with check ((select private.in_command()) and officer_id = (select private.acting_officer_id()));
create policy "edit_conflicts: decided by who edited, through a command" on public.edit_conflicts
  for update to authenticated using ((select private.in_command()) and officer_id = (select private.acting_officer_id()));

create function private.same_value(field text, a jsonb, b jsonb) returns boolean
language sql immutable as $$
  select case when field = 'started_at' then (a #>> '{}')::timestamptz is not distinct from (b #>> '{}')::timestamptz
    else coalesce(nullif(a, 'null'), '""') = coalesce(nullif(b, 'null'), '""') end
$$;

-- What of a correction is taken over: {merged: {field: value}, conflicts: [field], label: what this correction was, mark: what the entry
-- is marked with from now on}. Values in the way become edit_conflicts. `known` is the row, with its version and merge_label.
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
  label text;
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
    where r.command_id = any (private.uuid_array(payload, 'after')) and r.officer_id = private.acting_officer_id()
      and r.result ->> (merge_correction.entity || '_id') = target::text;
  label := case when conflicts <> '{}' then 'conflict' when coalesce(seen, version) <> version then 'parallel_edit' end;
  return jsonb_build_object('merged', merged, 'conflicts', to_jsonb(conflicts), 'label', label,
    'mark', case label when 'conflict' then label else coalesce(known ->> 'merge_label', label) end);
end
$$;

-- The trail of a correction; answers its receipt.
create function private.record_correction(entity text, target uuid, organ uuid, version integer, made jsonb, readers uuid[]) returns jsonb
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  perform private.append_event(organ, entity, target::text, 'corrected', null, null, null,
    jsonb_build_object('fields', (select coalesce(jsonb_agg(k), '[]') from jsonb_object_keys(made -> 'merged') k), 'conflicts', made -> 'conflicts'), readers);
  return jsonb_build_object(entity || '_id', target, 'version', version, 'label', made -> 'label', 'conflicts', made -> 'conflicts');
end
$$;

-- A conflict is decided: by who edited, once.
create function private.decide_conflict(payload jsonb, entities text[]) returns public.edit_conflicts
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  decided public.edit_conflicts;
begin
  update edit_conflicts c set resolved_at = now(), chosen = private.required_text(payload, 'chosen')
    where c.id = private.required_uuid(payload, 'conflict_id') and c.entity = any (entities) and c.resolved_at is null returning * into decided;
  if not found then perform private.refuse('not_found', 'edit_conflict'); end if;
  return decided;
end
$$;
-- What goes into the row: nothing when the value that stands there was chosen.
create function private.chosen_value(decided public.edit_conflicts) returns jsonb
language sql immutable as $$ select case decided.chosen when 'mine' then jsonb_build_object(decided.field, decided.my_value) else '{}' end $$;
-- How an entry is marked after a decision.
create function private.mark_left(target uuid) returns text
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select case when exists (select from edit_conflicts c where c.entity_id = target and c.resolved_at is null) then 'conflict' else 'parallel_edit' end
$$;
-- The trail of a decision; answers its receipt.
create function private.record_decision(decided public.edit_conflicts, version integer, readers uuid[]) returns jsonb
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  perform private.append_event(decided.organ_id, decided.entity, decided.entity_id::text, 'conflict_decided', null, null, null,
    jsonb_build_object('field', decided.field, 'chosen', decided.chosen), readers);
  return jsonb_build_object('conflict_id', decided.id, decided.entity || '_id', decided.entity_id, 'version', version);
end
$$;

-- What waits for the caller to decide about one entry, newest last.
create function private.open_conflicts(entity text, target uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'field', c.field, 'base_value', c.base_value, 'their_value', c.their_value, 'my_value', c.my_value)
    order by c.made_at), '[]')
  from edit_conflicts c where c.entity = open_conflicts.entity and c.entity_id = target and c.resolved_at is null
$$;
grant execute on function private.same_value, private.merge_correction, private.record_correction, private.decide_conflict, private.chosen_value,
  private.mark_left, private.record_decision, private.open_conflicts to authenticated;
