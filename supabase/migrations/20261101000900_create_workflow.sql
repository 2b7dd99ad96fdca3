-- A state machine is data. act() is the one gate; a trigger refuses any other change of state; screens draw their buttons
-- from available_actions(), so no permission logic lives in a screen.

create table private.workflow_entities (
  entity text primary key,
  table_name text not null unique,
  initial_state text not null
);
comment on table private.workflow_entities is 'Tables with a life cycle. Each has columns id uuid, state text, organ_id uuid and, where the author matters, author_id uuid.';

create table private.workflow_transitions (
  entity text not null references private.workflow_entities (entity),
  from_state text not null,
  action text not null,
  to_state text not null,
  role text not null,
  needs_note boolean not null default false,
  sets_deadline text,
  not_by_actor_of text,
  effect text,
  position integer not null default 0,
  primary key (entity, from_state, action, role)
);
comment on column private.workflow_transitions.role is 'A role over the entity''s organ, or author, or member (has access to this matter now).';
comment on column private.workflow_transitions.not_by_actor_of is 'An action: whoever did that last on this entity may not do this one.';
comment on column private.workflow_transitions.effect is 'private function (id uuid, data jsonb) called after the change.';
comment on column private.workflow_transitions.sets_deadline is 'Code of the rule that gives the deadline, written to due_on.';

-- Everyone who signs in may read how things move; the administration area draws each life cycle from this, which begins
-- with the state in which a matter begins.
create function public.workflow(entity text default null) returns table (
  entity_name text, from_state text, action text, to_state text, role text, needs_note boolean, sets_deadline text)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select t.entity, t.from_state, t.action, t.to_state, t.role, t.needs_note, t.sets_deadline
  from workflow_transitions t join workflow_entities e on e.entity = t.entity
  where (workflow.entity is null or t.entity = workflow.entity) and private.acting_officer_id() is not null
  order by t.entity, t.from_state <> e.initial_state, t.position, t.from_state, t.action
$$;

create function private.guard_state() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> tg_argv[0] then perform private.refuse('state_not_initial', new.state); end if;
  elsif new.state <> old.state
    and coalesce(current_setting('liandong.transition', true), '') <> format('%s:%s:%s', tg_table_name, new.id, new.state) then
    perform private.refuse('state_changes_by_action');
  end if;
  return new;
end
$$;

create function private.register_workflow(entity text, table_name text, initial_state text) returns void
language plpgsql as $$
begin
  insert into private.workflow_entities values (register_workflow.entity, register_workflow.table_name, register_workflow.initial_state);
  execute format('create trigger %I before insert or update of state on public.%I for each row execute function private.guard_state(%L)',
    register_workflow.table_name || '_guard_state', register_workflow.table_name, register_workflow.initial_state);
end
$$;

-- Allows the named change within this transaction: only act() and effects call it.
create function private.open_transition(table_name text, id uuid, to_state text) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  perform set_config('liandong.transition', format('%s:%s:%s', table_name, id, to_state), true);
end
$$;

create function private.last_actor(entity text, entity_id uuid, action text) returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select e.actor_id from events e
  where e.entity = last_actor.entity and e.entity_id = last_actor.entity_id::text and e.action = last_actor.action
  order by e.seq desc limit 1
$$;

-- A matter is open to an officer between two moments: an inspection while its round lasts, a deployment while the loan lasts,
-- a joint case for those who need to know. Without a row the matter does not exist for him; the end comes by itself.
create table public.matter_access (
  id uuid primary key default gen_random_uuid(),
  entity text not null,
  entity_id uuid not null,
  officer_id uuid not null references public.officers (id),
  reason text not null,
  from_at timestamptz not null,
  to_at timestamptz,
  granted_by uuid references public.officers (id),
  constraint matter_access_reason_known check (reason in ('inspection', 'deployment', 'assigned', 'need_to_know')),
  constraint matter_access_period check (to_at is null or to_at >= from_at)
);
comment on column public.matter_access.to_at is 'First moment without access; a last day of 30 June ends at 1 July 00:00 Asia/Shanghai.';
create index matter_access_officer_idx on public.matter_access (officer_id, entity, entity_id);
create index matter_access_entity_idx on public.matter_access (entity, entity_id);
alter table public.matter_access enable row level security;
revoke all on public.matter_access from anon, authenticated;
grant select on public.matter_access to authenticated;
create policy "matter_access: own" on public.matter_access
  for select to authenticated using (officer_id = (select private.real_officer_id()));

create function private.accessible_ids(entity text) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when private.is_seeing_as() then '{}' else
    array(select distinct a.entity_id from matter_access a
          where a.officer_id = private.real_officer_id() and a.entity = accessible_ids.entity
            and a.from_at <= private.now() and (a.to_at is null or private.now() < a.to_at)) end
$$;
comment on function private.accessible_ids is 'Matters of this kind that are open to me at this moment; none while looking through another officer''s eyes.';

create function private.has_access(entity text, entity_id uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select has_access.entity_id = any (private.accessible_ids(has_access.entity))
$$;
grant execute on function private.accessible_ids, private.has_access to authenticated;

-- Only commands open and close a matter; they check first who asks.
create function private.open_access(entity text, entity_id uuid, officer uuid, reason text, from_at timestamptz, to_at timestamptz) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  insert into matter_access (entity, entity_id, officer_id, reason, from_at, to_at, granted_by)
  values (open_access.entity, open_access.entity_id, officer, open_access.reason, open_access.from_at, open_access.to_at, private.real_officer_id());
end
$$;

create function private.close_access(entity text, entity_id uuid, officer uuid default null) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  update matter_access a set to_at = greatest(a.from_at, private.now())
    where a.entity = close_access.entity and a.entity_id = close_access.entity_id and (officer is null or a.officer_id = officer)
      and (a.to_at is null or a.to_at > private.now());
end
$$;
comment on function private.close_access is 'Ends access at once: on withdrawal, on conclusion, or for everybody when officer is null.';
grant execute on function private.open_access, private.close_access to authenticated;

-- Who goes to another county leaves its matters behind, on the day that it is entered, whatever had been agreed until when.
create function private.close_access_of_moved() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if private.county_organ_id(old.organ_id) is distinct from private.county_organ_id(new.organ_id) then
    update matter_access a set to_at = greatest(a.from_at, private.now())
      where a.officer_id = new.id and (a.to_at is null or a.to_at > private.now());
  end if;
  return null;
end
$$;
create trigger officers_close_access_of_moved after update of organ_id on public.officers
  for each row when (old.organ_id <> new.organ_id) execute function private.close_access_of_moved();

create type private.allowed_action as (
  action text, to_state text, needs_note boolean, sets_deadline text, effect text, position integer);

-- Rows of one entity may differ in who handles them: an entity says so with private.<entity>_is_handled_by(id, role), or by the
-- action with private.<entity>_offers(id, role, action).
create function private.role_handles(entity text, entity_id uuid, role text, action text) returns boolean
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  answer boolean := true;
begin
  if to_regproc(format('private.%I', entity || '_is_handled_by')) is not null then
    execute format('select private.%I($1, $2)', entity || '_is_handled_by') into answer using entity_id, role;
  end if;
  if answer and to_regproc(format('private.%I', entity || '_offers')) is not null then
    execute format('select private.%I($1, $2, $3)', entity || '_offers') into answer using entity_id, role, action;
  end if;
  return answer;
end
$$;

create function private.allowed_actions(entity text, entity_id uuid, state text, organ uuid, author uuid)
returns setof private.allowed_action
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select distinct on (t.action) t.action, t.to_state, t.needs_note, t.sets_deadline, t.effect, t.position
  from workflow_transitions t
  where t.entity = allowed_actions.entity and t.from_state = allowed_actions.state and not private.is_seeing_as()
    and private.role_handles(t.entity, allowed_actions.entity_id, t.role, t.action)
    and (case t.role when 'author' then author = private.acting_officer_id()
           when 'member' then private.has_access(t.entity, allowed_actions.entity_id)
           else private.has_role(array[t.role], organ) end)
    and (t.not_by_actor_of is null
         or private.last_actor(t.entity, allowed_actions.entity_id, t.not_by_actor_of) is distinct from private.acting_officer_id())
  order by t.action, t.position
$$;

create function private.workflow_table(entity text) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select table_name from workflow_entities w where w.entity = workflow_table.entity
$$;

-- Asks for no more columns than its caller may read.
create function private.workflow_row(entity text, entity_id uuid) returns table (state text, organ_id uuid, author_id uuid)
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if private.workflow_table(entity) is null then perform private.refuse('unknown_entity', entity); end if;
  return query execute format('select t.state, t.organ_id, %s from public.%I t where t.id = $1',
    coalesce((select 't.author_id' from pg_attribute a where a.attrelid = to_regclass('public.' || private.workflow_table(entity)) and a.attname = 'author_id'
      and has_column_privilege(a.attrelid, a.attnum, 'select')), 'null::uuid'),
    private.workflow_table(entity)) using entity_id;
end
$$;

create function public.available_actions(entity text, entity_id uuid)
returns table (action text, to_state text, needs_note boolean)
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select a.action, a.to_state, a.needs_note
  from private.workflow_row(available_actions.entity, available_actions.entity_id) r,
    private.allowed_actions(available_actions.entity, available_actions.entity_id, r.state, r.organ_id, r.author_id) a
  order by a.position, a.action
$$;

-- payload: {entity, entity_id, action, note?, data?}. Answers {state}.
create function public.act(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'act', payload);
  kind text := private.required_text(payload, 'entity');
  target uuid := private.required_uuid(payload, 'entity_id');
  action_name text := private.required_text(payload, 'action');
  note_text text := private.optional_text(payload, 'note');
  subject record;
  step private.allowed_action;
  due date;
  moved integer;
begin
  if answer is not null then return answer; end if;
  select * into subject from private.workflow_row(kind, target);
  if not found then perform private.refuse('not_found', kind); end if;
  select * into step from private.allowed_actions(kind, target, subject.state, subject.organ_id, subject.author_id) a where a.action = action_name;
  if not found then perform private.refuse('action_not_available', action_name); end if;
  if step.needs_note and note_text is null then perform private.refuse('field_required', 'note'); end if;
  perform private.open_transition(private.workflow_table(kind), target, step.to_state);
  execute format('update public.%I set state = $1 where id = $2 and state = $3', private.workflow_table(kind)) using step.to_state, target, subject.state;
  get diagnostics moved = row_count;
  if moved = 0 then
    -- either a policy refused it, or somebody else moved it since it was read
    perform private.refuse(case when exists (select from private.workflow_row(kind, target) w where w.state = subject.state) then 'forbidden'
      else 'action_not_available' end, action_name);
  end if;
  if step.sets_deadline is not null then
    due := private.rule_due(step.sets_deadline, subject.organ_id);
    execute format('update public.%I set due_on = $1 where id = $2', private.workflow_table(kind)) using due, target;
  end if;
  perform private.append_transition(kind, target, subject.organ_id, subject.author_id, action_name, subject.state, step.to_state, note_text);
  if step.effect is not null then
    execute format('select private.%I($1, $2)', step.effect) using target, coalesce(payload -> 'data', '{}');
  end if;
  return private.finish_command(id, payload, jsonb_build_object('state', step.to_state));
end
$$;

create function private.rule_due(rule_code text, organ uuid) returns date
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  r rules := private.rule_in_force(rule_code, organ, private.today());
begin
  if r.id is null then perform private.refuse('unknown_rule', rule_code); end if;
  return (select d.due_on from due_date(private.today(), r.value::integer, r.unit, organ) d);
end
$$;

-- Entities that close further give the officers who may read their events; null = readable with the organ.
create function private.event_readers(entity text, entity_id uuid) returns uuid[]
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  readers uuid[];
begin
  if to_regproc(format('private.%I', entity || '_readers')) is null then return null; end if;
  execute format('select private.%I($1)', entity || '_readers') into readers using entity_id;
  return readers;
end
$$;

create function private.append_transition(
  entity text, entity_id uuid, organ uuid, author uuid, action text, from_state text, to_state text, note text) returns void
language sql volatile security definer set search_path = public, private, extensions, pg_temp as $$
  select private.append_event(organ, entity, entity_id::text, action, from_state, to_state, note, '{}', private.event_readers(entity, entity_id))
$$;

grant execute on function private.guard_state, private.open_transition, private.allowed_actions, private.workflow_table,
  private.workflow_row, private.rule_due, private.append_transition to authenticated;
revoke all on function public.workflow, public.available_actions from public, anon;
grant execute on function public.workflow, public.available_actions to authenticated;
select private.register_commands('act');
