-- Everything that happens is an event: who, for which organ, when, what, from, to, note, on which matter. Append-only for
-- everybody, the owner included, and chained by hash, so that a changed, removed or reordered row shows.

create table public.events (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid references public.officers (id),
  organ_id uuid references public.organs (id),
  entity text not null,
  entity_id text not null,
  action text not null,
  from_state text,
  to_state text,
  note text,
  data jsonb not null default '{}',
  restricted_to uuid[],
  command_id uuid,
  prev_hash bytea not null,
  hash bytea not null
);
comment on column public.events.restricted_to is 'When set, only these officers read the event: it belongs to something that does not exist for others.';
comment on column public.events.data is 'Changed values without personal data of reporters; never free text of restricted matters.';
create index events_entity_idx on public.events (entity, entity_id, seq);
create index events_organ_id_idx on public.events (organ_id, seq);
create index events_actor_id_idx on public.events (actor_id, seq);

create table private.event_head (
  singleton boolean primary key default true check (singleton),
  seq bigint not null,
  hash bytea not null
);
insert into private.event_head (seq, hash) values (0, sha256('liandong'::bytea));

create function private.event_hash(e public.events) returns bytea
language sql immutable set search_path = public, private, extensions, pg_temp as $$
  select sha256(e.prev_hash || convert_to(jsonb_build_array(
    e.seq, extract(epoch from e.at), e.actor_id, e.organ_id, e.entity, e.entity_id, e.action, e.from_state, e.to_state,
    e.note, e.data, e.restricted_to, e.command_id)::text, 'UTF8'))
$$;

create function private.refuse_event_change() returns trigger
language plpgsql as $$
begin
  raise exception using errcode = 'P0001', message = 'events_are_append_only';
end
$$;
create trigger events_append_only before update or delete on public.events
  for each row execute function private.refuse_event_change();
create trigger events_no_truncate before truncate on public.events
  for each statement execute function private.refuse_event_change();

-- The one way to write an event. Holding the head's row lock orders concurrent writers, so the chain never forks.
create function private.append_event(
  organ uuid, entity text, entity_id text, action text, from_state text default null, to_state text default null,
  note text default null, data jsonb default '{}', restricted_to uuid[] default null
) returns bigint
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  head private.event_head;
  e public.events;
begin
  if not private.in_command() and private.is_api_role() then
    perform private.refuse('outside_command');
  end if;
  select * into head from private.event_head for update;
  e.seq := head.seq + 1;
  e.at := clock_timestamp();
  e.actor_id := private.real_officer_id();
  e.organ_id := organ;
  e.entity := append_event.entity;
  e.entity_id := append_event.entity_id;
  e.action := append_event.action;
  e.from_state := append_event.from_state;
  e.to_state := append_event.to_state;
  e.note := append_event.note;
  e.data := coalesce(append_event.data, '{}');
  e.restricted_to := append_event.restricted_to;
  e.command_id := nullif(current_setting('liandong.command_id', true), '')::uuid;
  e.prev_hash := head.hash;
  e.hash := private.event_hash(e);
  insert into events select e.*;
  update private.event_head set seq = e.seq, hash = e.hash;
  return e.seq;
end
$$;
grant execute on function private.append_event to authenticated;

-- Reads the whole chain. Cost: one hash a row. Findings: row_changed, row_missing, chain_broken, tail_missing.
create function public.verify_events() returns table (seq bigint, finding text)
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
declare
  e public.events;
  head private.event_head;
  expected_seq bigint := 1;
  expected_prev bytea := sha256('liandong'::bytea);
begin
  if private.is_api_role() and cardinality(private.administered_organ_ids()) = 0
     and cardinality(private.granted_organ_ids(array['leader'])) = 0 then
    perform private.refuse('forbidden');
  end if;
  for e in select * from events order by events.seq loop
    while expected_seq < e.seq loop
      seq := expected_seq; finding := 'row_missing'; return next;
      expected_seq := expected_seq + 1;
      expected_prev := e.prev_hash;
    end loop;
    if e.prev_hash <> expected_prev then
      seq := e.seq; finding := 'chain_broken'; return next;
    end if;
    if private.event_hash(e) <> e.hash then
      seq := e.seq; finding := 'row_changed'; return next;
    end if;
    expected_prev := e.hash;
    expected_seq := e.seq + 1;
  end loop;
  select * into head from private.event_head;
  if head.seq >= expected_seq then
    seq := head.seq; finding := 'tail_missing'; return next;
  elsif head.hash <> expected_prev then
    seq := expected_seq - 1; finding := 'chain_broken'; return next;
  end if;
end
$$;
comment on function public.verify_events is 'Administrators and leaders: rows of the event chain that were changed, removed, added or reordered; none when it is whole.';
grant execute on function public.verify_events to authenticated;

-- A chain proves itself only against something outside of it: who owns the database could write all of it anew. So its head is shown to be
-- noted on paper, and what was noted can be looked for later. Of the end of yesterday and without its number: a head that moves
-- while one watches, or one that counts, would tell that something closed has just happened.
create function private.check_reads_chain() returns void
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if private.is_api_role() and (private.is_seeing_as() or cardinality(private.administered_organ_ids()) = 0 and cardinality(private.granted_organ_ids(array['leader'])) = 0) then
    perform private.refuse('forbidden');
  end if;
end
$$;
create function public.event_head() returns jsonb
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  perform private.check_reads_chain();
  return (select jsonb_build_object('head', encode(e.hash, 'hex'), 'day', private.today() - 1) from events e
    where e.at < private.today()::timestamp at time zone 'Asia/Shanghai' order by e.seq desc limit 1);
end
$$;
-- Answers {day: of the event that it belongs to, null when it is in no event}. With verify_events empty, everything up to that day is as it was.
create function public.check_event_head(head text) returns jsonb
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  perform private.check_reads_chain();
  if head !~ '^[0-9a-f]{64}$' then perform private.refuse('field_invalid', 'head'); end if;
  return jsonb_build_object('day', (select (e.at at time zone 'Asia/Shanghai')::date from events e where e.hash = decode(head, 'hex')));
end
$$;
revoke all on function public.event_head, public.check_event_head from public, anon;
grant execute on function public.event_head, public.check_event_head to authenticated;

-- Who opened what: restricted records and looks through another officer's eyes.
create table public.access_events (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  officer_id uuid not null references public.officers (id),
  organ_id uuid references public.organs (id),
  entity text not null,
  entity_id text not null,
  action text not null
);
create index access_events_entity_idx on public.access_events (entity, entity_id, at);

create function private.log_access(organ uuid, entity text, entity_id text, action text) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  insert into access_events (officer_id, organ_id, entity, entity_id, action)
  values (private.real_officer_id(), organ, log_access.entity, log_access.entity_id, log_access.action);
end
$$;
grant execute on function private.log_access to authenticated;

create trigger access_events_append_only before update or delete on public.access_events
  for each row execute function private.refuse_event_change();
create trigger access_events_no_truncate before truncate on public.access_events
  for each statement execute function private.refuse_event_change();

alter table public.events enable row level security;
alter table public.access_events enable row level security;
revoke all on public.events, public.access_events from anon, authenticated;
-- Not seq and the hashes: a gap behind a visit would tell that something closed was recorded with it. `at` orders as seq does.
grant select (at, actor_id, organ_id, entity, entity_id, action, from_state, to_state, note, data, restricted_to, command_id) on public.events to authenticated;
grant select on public.access_events to authenticated;

-- True while the row that a restricted event is about exists for me: who has handed a matter over reads its events no longer.
create function private.reads_subject(entity text, entity_id text) returns boolean
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  subject text := case entity when 'tie' then 'ties' when 'visit' then 'visits' when 'talk' then 'talks' when 'field_research' then 'field_researches'
    when 'link_activity' then 'link_activities' else private.workflow_table(entity) end;
  answer boolean := true;
begin
  if subject is not null then execute format('select exists (select from public.%I t where t.id = $1)', subject) into answer using entity_id::uuid; end if;
  return answer;
end
$$;
grant execute on function private.reads_subject to authenticated;

create policy "events: read with the organ, restricted ones by those named" on public.events
  for select to authenticated using (
    case when restricted_to is not null then
      (select private.real_officer_id()) = any (restricted_to) and not (select private.is_seeing_as()) and private.reads_subject(entity, entity_id)
    else
      actor_id = (select private.acting_officer_id())
      or organ_id = any ((select private.visible_organ_ids())::uuid[])
      or (organ_id = any ((select private.administered_organ_ids())::uuid[])
          and entity in ('division_import', 'organ', 'officer', 'role_grant', 'invitation', 'tie', 'rule', 'calendar', 'grid_plan', 'grid', 'see_as', 'boundary', 'snapshot'))
    end);
-- Never with the organ: that somebody opened a matter which went straight up must not tell the administrator that there is one.
create policy "access_events: own, of oneself, and of administered officers" on public.access_events
  for select to authenticated using (officer_id = (select private.real_officer_id())
    or (entity = 'officer' and (entity_id = (select private.real_officer_id())::text or organ_id = any ((select private.administered_organ_ids())::uuid[]))));
