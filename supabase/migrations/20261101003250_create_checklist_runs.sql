-- Going through a checklist: open findings of the last two rounds stand on it by themselves, and everything that an inspector
-- needs lies on his device, from the assignment to the last minute of the last day.

create trigger findings_stamp_change before update on public.findings for each row execute function private.stamp_change();

create table public.finding_rechecks (
  inspection_id uuid not null references public.inspections (id),
  finding_id uuid not null references public.findings (id),
  outcome text not null,
  note text,
  checked_by uuid not null references public.officers (id),
  checked_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  changed_xid xid8 not null default pg_current_xact_id(),
  primary key (inspection_id, finding_id),
  constraint finding_rechecks_outcome_known check (outcome in ('corrected', 'still_open', 'worse'))
);
comment on table public.finding_rechecks is 'What a later inspection found of an open finding. The finding itself moves only by its own life cycle.';
create index finding_rechecks_finding_id_idx on public.finding_rechecks (finding_id);
create trigger finding_rechecks_stamp_change before update on public.finding_rechecks for each row execute function private.stamp_change();
alter table public.finding_rechecks enable row level security;
revoke all on public.finding_rechecks from anon, authenticated;
grant select, insert, update on public.finding_rechecks to authenticated;
create policy "finding_rechecks: members and followers" on public.finding_rechecks
  for select to authenticated using ((checked_by = (select private.real_officer_id()) or not finding_id = any ((select private.handed_over_finding_ids())::uuid[])) and (
    inspection_id = any ((select private.accessible_ids('inspection'))::uuid[])
    or inspection_id in (select i.id from public.inspections i where i.inspecting_organ_id = any ((select private.followed_organ_ids())::uuid[]))));
create policy "finding_rechecks: made by members, through a command" on public.finding_rechecks
  for insert to authenticated with check ((select private.in_command()) and checked_by = (select private.real_officer_id())
    and inspection_id = any ((select private.accessible_ids('inspection'))::uuid[]));
create policy "finding_rechecks: changed by members, through a command" on public.finding_rechecks
  for update to authenticated using ((select private.in_command()) and inspection_id = any ((select private.accessible_ids('inspection'))::uuid[]))
  with check (checked_by = (select private.real_officer_id()));

-- Findings of the last two rounds at this target that are not closed. A round is one of a plan, or an inspection ordered by
-- itself; a village's inspection looks at that village, a township's at all of it. What goes to case management is not handed
-- from team to team. Called for inspections that the caller has: it asks for no right itself.
create function private.earlier_finding_ids(inspection uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with target as (select * from inspections i where i.id = inspection),
  earlier as (
    select i.id, dense_rank() over (order by r.began desc, r.round_id) as back
    from target t
    join inspections i on i.organ_id = t.organ_id and i.id <> t.id and i.state <> 'cancelled' and i.starts_on < t.starts_on
      and (t.village_code is null or i.village_code is null or i.village_code = t.village_code)
    cross join lateral (select case when i.plan_id is null then i.id::text else i.plan_id || ':' || i.round end as round_id,
      (select min(x.starts_on) from inspections x where x.id = i.id or (x.plan_id = i.plan_id and x.round = i.round)) as began) r
  )
  select coalesce(array_agg(f.id), '{}')
  from target t join findings f on f.organ_id = t.organ_id and (t.village_code is null or f.village_code = t.village_code)
  join earlier e on e.id = f.inspection_id and e.back <= 2
  where f.severity <> 'clue' and f.state not in ('closed_out', 'look_back_due', 'look_back_passed', 'withdrawn', 'escalated_to_clue')
$$;

-- Called by save_answers. The trail of a finding says what was found; who found it stays with those who follow it.
create function private.save_rechecks(inspection uuid, items jsonb, at timestamptz) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  item jsonb;
begin
  for item in select value from jsonb_array_elements(items) loop
    if not private.required_uuid(item, 'finding_id') = any (private.listed_finding_ids(inspection)) then perform private.refuse('not_found', 'finding'); end if;
    insert into finding_rechecks as x (inspection_id, finding_id, outcome, note, checked_by, checked_at)
    values (inspection, (item ->> 'finding_id')::uuid, private.required_text(item, 'outcome'), private.optional_text(item, 'note'), private.real_officer_id(), at)
    on conflict on constraint finding_rechecks_pkey do update set outcome = excluded.outcome, note = excluded.note, checked_by = excluded.checked_by,
      checked_at = excluded.checked_at, received_at = clock_timestamp()
      where x.checked_at <= excluded.checked_at;
    perform private.append_recheck(inspection, (item ->> 'finding_id')::uuid, item);
  end loop;
end
$$;
-- Those that stand on the list, and those looked at before: one that was closed or handed over meanwhile takes a late answer all the same.
create function private.listed_finding_ids(inspection uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.earlier_finding_ids(inspection) || array(select r.finding_id from finding_rechecks r where r.inspection_id = inspection)
    || array(select f.id from findings f join inspections i on i.id = inspection and i.organ_id = f.organ_id and f.inspection_id <> i.id
        and (i.village_code is null or f.village_code = i.village_code)
      where f.closed_on >= i.starts_on or f.state = 'escalated_to_clue')
$$;
create function private.following_officer_ids(organ uuid, inspection uuid) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select array(
    select g.officer_id from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = organ and o.path <@ scope.path
    where g.role in ('office_officer', 'area_coordinator', 'leader') and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
    union select a.officer_id from matter_access a where a.entity = 'inspection' and a.entity_id = inspection)
$$;
create function private.append_recheck(inspection uuid, finding uuid, item jsonb) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  perform private.append_event(f.inspecting_organ_id, 'finding', f.id::text, 'rechecked_' || (item ->> 'outcome'), null, null, item ->> 'note',
    jsonb_build_object('inspection_id', inspection), private.following_officer_ids(f.inspecting_organ_id, f.inspection_id) || private.inspection_member_ids(inspection))
    from findings f where f.id = finding;
end
$$;
grant execute on function private.save_rechecks, private.listed_finding_ids, private.append_recheck to authenticated;

-- One finding for each inspection and check, whoever saves how often: its id follows from both. Corrected answers withdraw it as
-- long as nobody has acted on it; severity and topic are the checklist's, never the device's.
create function private.save_check_results(target public.inspections, results jsonb, at timestamptz) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  result jsonb;
  c public.checklist_checks;
  f public.findings;
  before text;
  raised boolean;
begin
  for result in select value from jsonb_array_elements(results) loop
    select * into c from checklist_checks x where x.version_id = target.checklist_version_id and x.code = result ->> 'code';
    if c.id is null then perform private.refuse('check_not_in_checklist', result ->> 'code'); end if;
    raised := result ->> 'status' = 'raised';
    before := private.note_check(target.id, c.code, raised, at);
    continue when before = 'newer';
    select * into f from findings x where x.inspection_id = target.id and x.check_code = c.code order by (x.state = 'withdrawn') limit 1;
    if raised and f.id is null then
      perform private.write_finding(md5(target.id || ':' || c.code)::uuid, jsonb_build_object('inspection_id', target.id, 'topic', c.topic, 'severity', c.severity,
        'title', private.required_text(result, 'title', 120), 'description', private.required_text(result, 'text', 4000), 'source', 'check', 'check_code', c.code),
        target.organ_id, target.inspecting_organ_id, target.village_code);
    elsif raised and f.state = 'withdrawn' and before = 'clear' then
      perform private.move_check_finding(f.id, target.inspecting_organ_id, 'found', result);
    elsif raised and f.state = 'found' and f.description <> result ->> 'text' then
      update findings x set description = private.required_text(result, 'text', 4000), version = x.version + 1 where x.id = f.id;
    elsif not raised and before = 'raised' and f.state = 'found' then
      perform private.move_check_finding(f.id, target.inspecting_organ_id, 'withdrawn', result);
    end if;
  end loop;
end
$$;
create function private.move_check_finding(finding uuid, organ uuid, state text, result jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  from_state text := (select f.state from findings f where f.id = finding);
begin
  perform private.open_transition('findings', finding, move_check_finding.state);
  update findings f set state = move_check_finding.state, description = coalesce(private.optional_text(result, 'text', 4000), f.description), version = f.version + 1 where f.id = finding;
  perform private.append_event(organ, 'finding', finding::text, 'answers_corrected', from_state, move_check_finding.state, null, '{}', private.finding_readers(finding));
end
$$;
grant execute on function private.save_check_results, private.move_check_finding to authenticated;

-- Values of the rules that a checklist's cross-checks name, as they are in force for the unit on the first day: a device knows no rules.
create function private.check_rules(checklist_version uuid, unit uuid, on_day date) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_object_agg(x.code, x.value) filter (where x.value is not null), '{}')
  from (select n.code, private.rule_value(n.code, unit, on_day) as value
    from (select distinct r #>> '{}' as code from checklist_checks k, jsonb_path_query(k.condition, '$.** ? (@.kind == "rule").rule') r
      where k.version_id = checklist_version) n) x
$$;
-- My inspections from the assignment on, with their checklists: rows of two kinds, so that a list used often comes once. Before
-- the first day there are name, days and the blank list, which the assignment's notice and the directory tell anyway; what was
-- found at the target opens with the round and is gone with its end.
create function private.my_inspection_rows(since xid8) returns table (row_id text, changed xid8, data jsonb)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with mine as materialized (
    select a.entity_id as id, min(a.from_at) as opens_at, max(a.to_at) as closes_at, bool_or(a.from_at <= now()) as is_open
    from matter_access a
    where a.officer_id = private.real_officer_id() and not private.is_seeing_as() and a.entity = 'inspection' and a.to_at > now() and a.to_at > a.from_at
    group by a.entity_id
  ), held as (
    select i.*, m.opens_at, m.closes_at, m.is_open, case when m.is_open then private.earlier_finding_ids(i.id) else '{}' end
        || array(select r.finding_id from finding_rechecks r where r.inspection_id = i.id and m.is_open) as earlier_ids
    from mine m join inspections i on i.id = m.id where i.state <> 'cancelled'
  ), rows as (
    select 'inspection:' || h.id as row_id,
      greatest(h.changed_xid,
        (select max(a.changed_xid) from inspection_answers a where a.inspection_id = h.id),
        (select max(r.changed_xid) from finding_rechecks r where r.inspection_id = h.id),
        (select max(f.changed_xid) from findings f where f.inspection_id = h.id or f.id = any (h.earlier_ids))) as changed,
      jsonb_build_object('type', 'inspection', 'id', h.id, 'kind', h.kind, 'name', h.name, 'organ_name', o.name, 'village_name', d.name, 'round', h.round,
        'starts_on', h.starts_on, 'ends_on', h.ends_on, 'opens_at', h.opens_at, 'closes_at', h.closes_at, 'is_open', h.is_open, 'state', h.state,
        'checklist_version_id', h.checklist_version_id, 'rules', private.check_rules(h.checklist_version_id, h.organ_id, h.starts_on),
        'members', (select coalesce(jsonb_agg(f.name order by f.name), '[]') from officers f where f.id = any (private.inspection_member_ids(h.id))),
        'answers', coalesce((select jsonb_agg(jsonb_build_object('item_id', a.item_id, 'value', a.value, 'note', a.note, 'at', a.answered_at))
          from inspection_answers a where a.inspection_id = h.id and h.is_open), '[]'),
        'findings', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title, 'description', f.description, 'severity', f.severity, 'state', f.state,
            'source', f.source, 'check_code', f.check_code) order by f.found_on, f.id)
          from findings f where f.inspection_id = h.id and h.is_open), '[]'),
        'earlier', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title, 'description', f.description, 'severity', f.severity, 'state', f.state,
            'round', e.round, 'found_on', f.found_on, 'due_on', f.due_on, 'outcome', r.outcome, 'note', r.note, 'at', r.checked_at) order by f.found_on, f.id)
          from findings f join inspections e on e.id = f.inspection_id left join finding_rechecks r on r.finding_id = f.id and r.inspection_id = h.id
          where f.id = any (h.earlier_ids)), '[]')) as data
    from held h join organs o on o.id = h.organ_id left join divisions d on d.code = h.village_code
    union all
    select 'checklist:' || v.id, greatest((select max(h.changed_xid) from held h where h.checklist_version_id = v.id), '0'::xid8),
      jsonb_build_object('type', 'checklist', 'id', v.id, 'name', c.name, 'version', v.version,
        'items', (select coalesce(jsonb_agg(to_jsonb(t) - 'version_id' - 'position' order by t.position), '[]') from checklist_items t where t.version_id = v.id),
        'checks', (select coalesce(jsonb_agg(to_jsonb(k) - 'version_id' - 'position' - 'id' order by k.position), '[]') from checklist_checks k where k.version_id = v.id))
    from checklist_versions v join checklists c on c.id = v.checklist_id where v.id in (select h.checklist_version_id from held h)
  )
  select r.row_id, r.changed, r.data from rows r where r.changed >= since
$$;
-- What a device may keep of inspections changes with every assignment, opening, end and rule, and no transaction marks a moment.
create function private.my_inspections_epoch() returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce(string_agg(a.entity_id || ' ' || (a.from_at <= now()) || ' ' || a.to_at, ',' order by a.id), '')
    || coalesce((select md5(string_agg(r::text, ',' order by r.id)) from rules r), '') from matter_access a
  where a.officer_id = private.real_officer_id() and a.entity = 'inspection' and a.to_at > now() and a.to_at > a.from_at
$$;
grant execute on function private.my_inspection_rows, private.my_inspections_epoch to authenticated;

-- The same for a device with a signal.
create function public.my_inspections() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(r.data), '[]') from private.my_inspection_rows('0'::xid8) r
$$;

create function private.inspection_line(inspection uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object('id', i.id, 'name', i.name, 'kind', i.kind, 'state', i.state, 'round', i.round, 'starts_on', i.starts_on, 'ends_on', i.ends_on,
    'organ_name', (select o.name from organs o where o.id = i.organ_id), 'village_name', (select d.name from divisions d where d.code = i.village_code),
    'findings', (select count(*) from findings f where f.inspection_id = i.id and f.state <> 'withdrawn'))
  from inspections i where i.id = inspection
$$;
create function private.inspection_member_names(inspection uuid) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(f.name order by f.name), '[]') from inspections i join officers f on f.id = any (private.inspection_member_ids(i.id))
  where i.id = inspection and (i.inspecting_organ_id = any (private.followed_organ_ids()) or private.has_access('inspection', i.id))
$$;
grant execute on function private.inspection_line, private.inspection_member_names to authenticated;

-- Inspections that the caller may read, newest first; members are named for who inspects or follows, never for the unit.
-- filters: {text?, states?: [state]}; after: {starts_on, id} as answered in `next`.
create function public.inspection_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with wanted as materialized (
    select i.* from inspections i left join organs o on o.id = i.organ_id
    where (filters ->> 'text' is null or strpos(lower(i.name || ' ' || o.name), lower(filters ->> 'text')) > 0)
      and (filters -> 'states' is null or i.state = any (private.text_array(filters, 'states')))
  ), page as (
    select w.* from wanted w
    where after is null or (w.starts_on, w.id) < (split_part(after, ' ', 1)::date, split_part(after, ' ', 2)::uuid)
    order by w.starts_on desc, w.id desc limit least(greatest(page_size, 1), 200)
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(private.inspection_line(p.id) order by p.starts_on desc, p.id desc) from page p), '[]'),
    'next', (select p.starts_on || ' ' || p.id from page p where (select count(*) from page) = least(greatest(page_size, 1), 200) order by p.starts_on, p.id limit 1),
    'total', case when after is null then (select count(*) from wanted) end)
$$;

-- One inspection as the caller may read it: row security leaves answers, rechecks and findings out for the unit inspected.
create function public.inspection_detail(inspection_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.inspection_line(i.id) || jsonb_build_object(
    'checklist_version_id', i.checklist_version_id, 'release_at', i.release_at, 'submitted_on', i.submitted_on, 'projects', i.projects,
    'inspecting_organ_name', (select o.name from organs o where o.id = i.inspecting_organ_id),
    'is_member', private.has_access('inspection', i.id),
    'may_prolong', i.state in ('scheduled', 'in_progress') and i.inspecting_organ_id = any (private.rotation_planner_organ_ids()) and not private.is_seeing_as(),
    'actions', (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from public.available_actions('inspection', i.id) a),
    'members', private.inspection_member_names(i.id),
    'checklist', (select jsonb_build_object('id', v.id, 'name', c.name, 'version', v.version,
        'items', (select coalesce(jsonb_agg(to_jsonb(t) - 'version_id' - 'position' order by t.position), '[]') from checklist_items t where t.version_id = v.id),
        'checks', '[]'::jsonb)
      from checklist_versions v join checklists c on c.id = v.checklist_id where v.id = i.checklist_version_id),
    'answers', coalesce((select jsonb_agg(jsonb_build_object('item_id', a.item_id, 'value', a.value, 'note', a.note, 'at', a.answered_at)) from inspection_answers a where a.inspection_id = i.id), '[]'),
    'rechecks', coalesce((select jsonb_agg(jsonb_build_object('finding_id', r.finding_id, 'title', f.title, 'outcome', r.outcome, 'note', r.note) order by f.found_on)
      from finding_rechecks r join findings f on f.id = r.finding_id where r.inspection_id = i.id), '[]'),
    'raised', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title, 'description', f.description, 'severity', f.severity, 'state', f.state,
        'source', f.source, 'check_code', f.check_code) order by f.found_on, f.id) from findings f where f.inspection_id = i.id), '[]'),
    'events', coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'action', e.action, 'from_state', e.from_state, 'to_state', e.to_state, 'note', e.note,
        'actor_name', (select f.name from officers f where f.id = e.actor_id)) order by e.at)
      from events e where e.entity = 'inspection' and e.entity_id = i.id::text), '[]'))
  from inspections i where i.id = inspection_detail.inspection_id
$$;
revoke all on function public.my_inspections, public.inspection_page, public.inspection_detail from public, anon;
grant execute on function public.my_inspections, public.inspection_page, public.inspection_detail to authenticated;
