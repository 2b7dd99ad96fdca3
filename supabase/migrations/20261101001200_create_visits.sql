-- Visits: logged once by whoever went, in under a minute; the problems found take the route of their category. What points to
-- corruption goes straight up: it does not exist for the village, the township or anyone but its author and the county's case managers.

-- Whom one met is a role and a number: a name would be read by the whole township. The role is a code, which holds no name.
create function private.is_met(met jsonb) returns boolean
language sql immutable as $$
  select jsonb_typeof(met) = 'array' and not exists (
    select from jsonb_array_elements(case jsonb_typeof(met) when 'array' then met else '[]' end) m
    where jsonb_typeof(m) <> 'object' or coalesce(m ->> 'role', '') !~ '^[a-z_]{1,40}$' or coalesce(m ->> 'count', '1') !~ '^[1-9][0-9]{0,2}$'
      or m - 'role' - 'count' <> '{}')
$$;
grant execute on function private.is_met to authenticated;

create table public.visits (
  id uuid primary key,
  village_code text not null references public.divisions (code),
  grid_id uuid references public.grids (id),
  organ_id uuid not null references public.organs (id),
  author_id uuid not null references public.officers (id),
  kind text not null,
  started_at timestamptz not null,
  visited_on date not null generated always as ((started_at at time zone 'Asia/Shanghai')::date) stored,
  met jsonb not null default '[]',
  topics text[] not null default '{}',
  guidance text,
  follow_up_on date,
  follow_up_of uuid references public.visits (id),
  follow_up_done_on date,
  activation_id uuid,
  merge_label text,
  version integer not null default 1,
  received_at timestamptz not null default clock_timestamp(),
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint visits_kind_known check (kind in ('walk', 'stationed', 'return')),
  constraint visits_merge_label_known check (merge_label in ('parallel_edit', 'conflict')),
  constraint visits_guidance_length check (length(guidance) <= 4000),
  constraint visits_topics_count check (cardinality(topics) <= 12),
  constraint visits_met_shape check (private.is_met(met))
);
comment on column public.visits.kind is 'walk 走访, stationed 蹲点, return 回访';
comment on column public.visits.met is '[{role, count}]: roles and numbers; names are optional and live in visit_contacts.';
create index visits_village_code_idx on public.visits (village_code, visited_on desc);
create index visits_organ_id_idx on public.visits (organ_id, visited_on desc);
create index visits_author_id_idx on public.visits (author_id, visited_on desc);
create index visits_changed_xid_idx on public.visits (changed_xid);
create index visits_follow_up_on_idx on public.visits (follow_up_on) where follow_up_done_on is null;

create table public.visit_contacts (
  visit_id uuid primary key references public.visits (id),
  author_id uuid not null references public.officers (id),
  names text not null,
  constraint visit_contacts_length check (length(names) <= 500)
);
comment on table public.visit_contacts is 'Names of people met, when the author chose to note them: for the author alone.';

create table public.visit_problems (
  id uuid primary key,
  visit_id uuid not null references public.visits (id),
  village_code text not null references public.divisions (code),
  organ_id uuid not null references public.organs (id),
  author_id uuid not null references public.officers (id),
  category text not null,
  route text not null generated always as (case category
    when 'livelihood' then 'handle_at_once' when 'style' then 'report_to_secretary'
    when 'corruption' then 'straight_up' else 'handle_at_once' end) stored,
  description text,
  state text not null default 'recorded',
  noted_on date not null,
  closed_on date,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint visit_problems_category_known check (category in ('livelihood', 'style', 'corruption', 'other')),
  constraint visit_problems_state_known check (state in ('recorded', 'routed', 'handled', 'answered_to_villager', 'closed')),
  constraint visit_problems_description_length check (length(btrim(description)) between 1 and 4000),
  constraint visit_problems_description_sealed check ((category = 'corruption') = (description is null))
);
comment on column public.visit_problems.description is 'Null for what went straight up: its text is sealed, and reading it leaves a trace.';
comment on column public.visit_problems.organ_id is 'Who handles it: the township, or for corruption the county commission.';
create index visit_problems_visit_id_idx on public.visit_problems (visit_id);
create index visit_problems_organ_id_idx on public.visit_problems (organ_id, noted_on desc);
create index visit_problems_village_code_idx on public.visit_problems (village_code);
create index visit_problems_changed_xid_idx on public.visit_problems (changed_xid);

create table public.sealed_descriptions (
  problem_id uuid primary key references public.visit_problems (id),
  author_id uuid not null references public.officers (id),
  description text not null,
  constraint sealed_descriptions_length check (length(btrim(description)) between 1 and 4000)
);
comment on table public.sealed_descriptions is 'What went straight up, as its author wrote it. Others read it through open_visit_problem alone, each time on record.';

-- A visit is not dated ahead (a day of grace for a device whose clock is wrong), and its grid is the one of its day, also when the
-- day is corrected.
create function private.place_visit() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if new.started_at > now() + interval '1 day' then perform private.refuse('visit_in_future'); end if;
  new.grid_id := private.grid_on(new.village_code, (new.started_at at time zone 'Asia/Shanghai')::date);
  return new;
end
$$;
create trigger visits_place before insert or update of started_at, village_code on public.visits
  for each row execute function private.place_visit();

create function private.visiting_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['township_officer', 'grid_leader', 'area_coordinator', 'office_officer', 'leader'])
$$;
create function private.case_manager_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when private.is_seeing_as() then '{}' else private.granted_organ_ids(array['case_manager']) end
$$;
create function private.can_read_visit(visit uuid) returns boolean
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select exists (select from visits v where v.id = visit)
$$;
-- Who reads events of a problem: null = with the organ.
create function private.visit_problem_readers(problem uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when p.category = 'corruption' then
    array(select distinct g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = p.organ_id and o.path <@ scope.path
          where g.role = 'case_manager' and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')) || p.author_id
  end
  from visit_problems p where p.id = problem
$$;
grant execute on function private.visiting_organ_ids, private.case_manager_organ_ids, private.can_read_visit, private.visit_problem_readers to authenticated;

alter table public.visits enable row level security;
alter table public.visit_contacts enable row level security;
alter table public.visit_problems enable row level security;
alter table public.sealed_descriptions enable row level security;
revoke all on public.visits, public.visit_contacts, public.visit_problems, public.sealed_descriptions from anon, authenticated;
grant select, insert on public.sealed_descriptions to authenticated;
grant select, insert, update on public.visits, public.visit_contacts, public.visit_problems to authenticated;
grant delete on public.visit_contacts to authenticated;

create policy "visits: read with the township, by author and grid leader" on public.visits
  for select to authenticated using (
    author_id = (select private.acting_officer_id())
    or organ_id = any ((select private.visible_organ_ids())::uuid[])
    or village_code = any ((select private.my_village_codes())::text[]));
create policy "visits: logged by who went, through a command" on public.visits
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.acting_officer_id())
    and organ_id = any ((select private.visiting_organ_ids())::uuid[]));
create policy "visits: corrected by the author, through a command" on public.visits
  for update to authenticated using ((select private.in_command()) and author_id = (select private.acting_officer_id()))
  with check (author_id = (select private.acting_officer_id()) and organ_id = any ((select private.visiting_organ_ids())::uuid[]));

create policy "visit_contacts: the author, while the visit is there" on public.visit_contacts
  for select to authenticated using (author_id = (select private.real_officer_id()) and not (select private.is_seeing_as())
    and visit_id in (select v.id from public.visits v));
create policy "visit_contacts: written by the author's command" on public.visit_contacts
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.real_officer_id()));
create policy "visit_contacts: changed by the author's command" on public.visit_contacts
  for update to authenticated using ((select private.in_command()) and author_id = (select private.real_officer_id()));
create policy "visit_contacts: removed by the author's command" on public.visit_contacts
  for delete to authenticated using ((select private.in_command()) and author_id = (select private.real_officer_id()));

create policy "visit_problems: with the township; corruption straight up" on public.visit_problems
  for select to authenticated using (
    case when category = 'corruption' then
      (author_id = (select private.real_officer_id()) and not (select private.is_seeing_as()))
      or organ_id = any ((select private.case_manager_organ_ids())::uuid[])
    else
      author_id = (select private.acting_officer_id())
      or organ_id = any ((select private.visible_organ_ids())::uuid[])
      or village_code = any ((select private.my_village_codes())::text[])
    end);
create policy "visit_problems: recorded by who went, through a command" on public.visit_problems
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.acting_officer_id()));
create policy "visit_problems: moved by who handles it, through a command" on public.visit_problems
  for update to authenticated using ((select private.in_command()) and (
    (author_id = (select private.acting_officer_id()) and state = 'recorded')
    or organ_id = any ((select case when visit_problems.category = 'corruption' then private.case_manager_organ_ids()
         else private.granted_organ_ids(array['township_officer', 'grid_leader', 'office_officer', 'area_coordinator']) end)::uuid[])))
  with check (true);

create policy "sealed_descriptions: the author, while the problem is there" on public.sealed_descriptions
  for select to authenticated using (author_id = (select private.real_officer_id()) and not (select private.is_seeing_as())
    and problem_id in (select p.id from public.visit_problems p));
create policy "sealed_descriptions: written with the problem, by its command" on public.sealed_descriptions
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.real_officer_id()));

-- The sealed text for its author, and for the case managers who hold the problem, whose reading is recorded; null for others.
create function private.open_sealed_description(problem uuid) returns text
language plpgsql volatile security definer set search_path = public, private, extensions, pg_temp as $$
declare
  reader uuid := private.real_officer_id();
  sealed record;
begin
  select p.organ_id, s.author_id, s.description into sealed from sealed_descriptions s join visit_problems p on p.id = s.problem_id where p.id = problem;
  if private.is_seeing_as() or sealed.author_id is null then return null; end if;
  if sealed.author_id = reader then return sealed.description; end if;
  if not sealed.organ_id = any (private.case_manager_organ_ids()) then return null; end if;
  insert into access_events (officer_id, organ_id, entity, entity_id, action) values (reader, sealed.organ_id, 'visit_problem', problem::text, 'opened');
  return sealed.description;
end
$$;
grant execute on function private.open_sealed_description to authenticated;

create policy "access_events: openings of problems, by case managers" on public.access_events
  for select to authenticated using (entity = 'visit_problem' and organ_id = any ((select private.case_manager_organ_ids())::uuid[]));

-- Who reads events of a visit: null = with the organ; of one made for an activation those for whom that exists.
create function private.visit_readers(visit uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when v.activation_id is not null then private.event_readers('activation', v.activation_id) end from visits v where v.id = visit
$$;
grant execute on function private.visit_readers to authenticated;

-- payload: {village_code, kind, started_at, met?, topics?, guidance?, names?, follow_up_on?, follow_up_of?, activation_id?, problems?: [{id, category, description}]}
create function public.log_visit(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'log_visit', payload);
  village text := private.required_text(payload, 'village_code');
  township uuid := private.township_organ_id(village);
  started timestamptz;
  problem jsonb;
begin
  if answer is not null then return answer; end if;
  begin
    started := private.required_text(payload, 'started_at')::timestamptz;
  exception when invalid_datetime_format or datetime_field_overflow then perform private.refuse('field_invalid', 'started_at');
  end;
  if not exists (select from divisions d where d.code = village and d.level = 'village') then perform private.refuse('village_not_found', village); end if;
  if township is null or not (township = any (private.visiting_organ_ids())) then perform private.refuse('village_outside_scope', village); end if;
  insert into visits (id, village_code, organ_id, author_id, kind, started_at, met, topics, guidance, follow_up_on, follow_up_of, activation_id)
  values (log_visit.id, village, township, private.acting_officer_id(),
    private.required_text(payload, 'kind'), started, coalesce(payload -> 'met', '[]'), private.text_array(payload, 'topics'),
    private.optional_text(payload, 'guidance', 4000), (payload ->> 'follow_up_on')::date, (payload ->> 'follow_up_of')::uuid,
    (payload ->> 'activation_id')::uuid);
  if private.optional_text(payload, 'names', 500) is not null then
    insert into visit_contacts (visit_id, author_id, names) values (log_visit.id, private.real_officer_id(), private.optional_text(payload, 'names', 500));
  end if;
  if payload ->> 'follow_up_of' is not null then
    perform private.complete_follow_up((payload ->> 'follow_up_of')::uuid, village, (started at time zone 'Asia/Shanghai')::date);
  end if;
  perform private.append_event(township, 'visit', log_visit.id::text, 'logged', null, null, null,
    jsonb_build_object('village_code', village, 'kind', payload ->> 'kind'), private.visit_readers(log_visit.id));
  for problem in select value from jsonb_array_elements(coalesce(payload -> 'problems', '[]')) loop
    perform private.record_problem(log_visit.id, problem);
  end loop;
  return private.finish_command(id, payload, jsonb_build_object('visit_id', log_visit.id));
end
$$;

-- A follow-up counts whoever makes it: the visit that promised it may be another officer's.
create function private.complete_follow_up(promised uuid, village text, done_on date) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  update visits v set follow_up_done_on = done_on, changed_xid = pg_current_xact_id()
    where v.id = promised and v.village_code = village and v.follow_up_done_on is null;
end
$$;
grant execute on function private.complete_follow_up to authenticated;

create function private.grid_on(village text, on_day date) returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select v.grid_id from grid_villages v where v.village_code = village and v.during @> on_day
$$;

create function private.record_problem(visit uuid, problem jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  made public.visits;
  problem_id uuid := private.required_uuid(problem, 'id');
  kind text := private.required_text(problem, 'category');
  handler uuid;
  told text := private.required_text(problem, 'description', 4000);
begin
  select * into made from visits v where v.id = visit;
  handler := case when kind = 'corruption' then private.county_organ_id(made.organ_id) else made.organ_id end;
  insert into visit_problems (id, visit_id, village_code, organ_id, author_id, category, description, noted_on)
  values (problem_id, visit, made.village_code, handler, made.author_id, kind, case when kind <> 'corruption' then told end, made.visited_on);
  if kind = 'corruption' then insert into sealed_descriptions (problem_id, author_id, description) values (problem_id, made.author_id, told); end if;
  perform private.open_transition('visit_problems', problem_id, 'routed');
  update visit_problems p set state = 'routed' where p.id = problem_id;
  perform private.append_event(handler, 'visit_problem', problem_id::text, 'recorded', null, 'routed', null,
    jsonb_build_object('route', (select p.route from visit_problems p where p.id = problem_id)), private.visit_problem_readers(problem_id));
end
$$;
grant execute on function private.grid_on, private.record_problem to authenticated;

-- The values of a correction in the row; what is not among them stays.
create function private.put_into_visit(visit uuid, merged jsonb, label text) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update visits v set
    kind = coalesce(merged ->> 'kind', v.kind), started_at = coalesce((merged ->> 'started_at')::timestamptz, v.started_at),
    met = coalesce(merged -> 'met', v.met),
    topics = case when merged ? 'topics' then private.text_array(merged, 'topics') else v.topics end,
    guidance = case when merged ? 'guidance' then merged ->> 'guidance' else v.guidance end,
    follow_up_on = case when merged ? 'follow_up_on' then (merged ->> 'follow_up_on')::date else v.follow_up_on end,
    merge_label = label, version = v.version + 1, changed_xid = pg_current_xact_id()
  where v.id = visit
$$;
grant execute on function private.put_into_visit to authenticated;

-- payload: {visit_id, base_version?, base: {field: value as last seen}, changes: {field: new value}, after?: [ids of own commands built on]}
-- Fields: kind, started_at, met, topics, guidance, follow_up_on.
create function public.update_visit(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'update_visit', payload);
  was public.visits;
  made jsonb;
begin
  if answer is not null then return answer; end if;
  select * into was from visits v where v.id = private.required_uuid(payload, 'visit_id') for update;
  if was.id is null then perform private.refuse('not_found', 'visit'); end if;
  if was.author_id <> private.acting_officer_id() then perform private.refuse('forbidden'); end if;
  made := private.merge_correction('visit', was.id, was.organ_id, to_jsonb(was), payload, array['kind', 'started_at', 'met', 'topics', 'guidance', 'follow_up_on']);
  perform private.put_into_visit(was.id, made -> 'merged', made ->> 'mark');
  return private.finish_command(id, payload, private.record_correction('visit', was.id, was.organ_id, was.version + 1, made, private.visit_readers(was.id)));
end
$$;

-- payload: {conflict_id, chosen: mine|theirs}
create function public.resolve_conflict(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'resolve_conflict', payload);
  decided public.edit_conflicts;
begin
  if answer is not null then return answer; end if;
  decided := private.decide_conflict(payload, array['visit']);
  perform private.put_into_visit(decided.entity_id, private.chosen_value(decided), private.mark_left(decided.entity_id));
  return private.finish_command(id, payload, private.record_decision(decided, (select v.version from visits v where v.id = decided.entity_id), private.visit_readers(decided.entity_id)));
end
$$;
select private.register_commands('log_visit', 'update_visit', 'resolve_conflict');

select private.register_workflow('visit_problem', 'visit_problems', 'recorded');
insert into private.workflow_transitions (entity, from_state, action, to_state, role, needs_note, effect, position)
select 'visit_problem', t.from_state, t.action, t.to_state, r.role, t.needs_note, t.effect, t.position
from (values
  ('routed', 'handle', 'handled', true, null, 1),
  ('handled', 'answer', 'answered_to_villager', true, null, 2),
  ('answered_to_villager', 'close', 'closed', false, 'close_visit_problem', 3),
  ('handled', 'reopen', 'routed', true, null, 4),
  ('answered_to_villager', 'reopen', 'routed', true, null, 4)
) as t (from_state, action, to_state, needs_note, effect, position),
(values ('township_officer'), ('grid_leader'), ('office_officer'), ('case_manager')) as r (role);

-- What went straight up is handled by case managers and nobody else, even if he wrote it; the rest by everybody but them.
create function private.visit_problem_is_handled_by(problem uuid, role text) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select (p.category = 'corruption') = (role = 'case_manager') from visit_problems p where p.id = problem
$$;

create function private.close_visit_problem(problem uuid, data jsonb) returns void
language sql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
  update visit_problems set closed_on = private.today(), changed_xid = pg_current_xact_id() where id = problem
$$;
grant execute on function private.close_visit_problem to authenticated;

-- Villages that I look after with the last visit and whether one is due; 'without_grid' lists what no grid covers.
create function public.villages_due(organ_id uuid default null)
returns table (village_code text, village_name text, township_code text, township_name text, grid_id uuid, grid_name text, leader_id uuid, leader_name text,
  last_visited_on date, days_since integer, interval_days integer, is_due boolean, is_own boolean)
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with scope as (
    select o.id, o.division_code from organs o
    where o.kind = 'township_commission' and o.valid_to is null
      and (villages_due.organ_id is null or o.id = villages_due.organ_id or o.path <@ (select p.path from organs p where p.id = villages_due.organ_id))
      and o.id = any ((select private.counted_organ_ids())::uuid[])
  ), mine as materialized (select unnest(private.my_village_codes()) as code),
  due as materialized (select private.rule_value('visit_interval_days', private.my_organ_id())::integer as days)
  select d.code, d.name, t.code, t.name, g.id, g.name, f.id, f.name, l.last_on, private.today() - l.last_on, due.days,
    l.last_on is null or private.today() - l.last_on > due.days, d.code in (select code from mine)
  from scope s
  join divisions t on t.code = s.division_code
  join divisions d on d.parent_code = t.code and d.level = 'village' and d.valid_to is null
  cross join due
  left join grid_villages v on v.village_code = d.code and v.during @> private.today()
  left join grids g on g.id = v.grid_id
  left join grid_leaderships r on r.grid_id = g.id and r.during @> private.today()
  left join officers f on f.id = r.officer_id
  left join lateral (select max(x.visited_on) as last_on from visits x where x.village_code = d.code) l on true
  where s.id = any ((select private.visible_organ_ids())::uuid[]) or d.code in (select code from mine)
  order by (l.last_on is not null), l.last_on, d.code
$$;
revoke all on function public.villages_due from public, anon;
grant execute on function public.villages_due to authenticated;
