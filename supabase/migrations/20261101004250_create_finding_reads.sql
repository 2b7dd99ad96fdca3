-- What the screens of findings read. One question about rows serves the list, the ledger and the home page, so that a number and the rows
-- behind it are the same by construction. All run with the caller's rights; each answers one json value.

create function private.finding_standing(state text) returns text
language sql immutable as $$
  select case when state in ('closed_out', 'look_back_due', 'look_back_passed') then 'rectified' when state = 'escalated_to_clue' then 'transferred'
    when state <> 'withdrawn' then 'open' end
$$;
comment on function private.finding_standing is 'rectified: verified and closed out; transferred: handed over as a clue; open: everything else; null: withdrawn.';

-- Findings that wait for me: to be issued, put right, verified by another than who reported, closed, looked at again by another than who verified.
create function private.waiting_finding_ids() returns uuid[]
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with me as materialized (select private.acting_officer_id() as id, private.inspected_organ_ids() as unit, private.granted_organ_ids(array['office_officer', 'area_coordinator']) as office)
  select coalesce(array_agg(f.id), '{}') from findings f, me
  where (f.state in ('issued', 'in_rectification') and f.organ_id = any (me.unit))
    or (f.inspecting_organ_id = any (me.office) and (f.state in ('found', 'confirmed_on_site', 'reopened')
      or (f.state in ('reported_done', 'verified') and f.reported_by is distinct from me.id)
      or (f.state = 'look_back_due' and f.verified_by is distinct from me.id)))
$$;

-- filters: {state?, standing?: open | rectified | transferred, organ_id?, topic?, severity?, from_day?, to_day? (day found), village_code?, inspection_id?,
--   text?, overdue?: true, waiting?: true}. Withdrawn ones come only when they are asked for by state.
create function private.findings_asked(filters jsonb) returns setof public.findings
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select f.* from findings f
  where case when filters ->> 'state' is null then f.state <> 'withdrawn' else f.state = filters ->> 'state' end
    and (filters ->> 'standing' is null or private.finding_standing(f.state) = filters ->> 'standing')
    and (filters ->> 'topic' is null or f.topic = filters ->> 'topic')
    and (filters ->> 'severity' is null or f.severity = filters ->> 'severity')
    and (filters ->> 'from_day' is null or f.found_on >= (filters ->> 'from_day')::date)
    and (filters ->> 'to_day' is null or f.found_on <= (filters ->> 'to_day')::date)
    and (filters ->> 'village_code' is null or f.village_code = filters ->> 'village_code')
    and (filters ->> 'inspection_id' is null or f.inspection_id = (filters ->> 'inspection_id')::uuid)
    and (filters ->> 'organ_id' is null or f.organ_id in (select o.id from organs o where o.path <@ (select u.path from organs u where u.id = (filters ->> 'organ_id')::uuid)))
    and (filters ->> 'text' is null or strpos(lower(f.title || ' ' || f.description || ' ' || coalesce((select d.name from divisions d where d.code = f.village_code), '')), lower(filters ->> 'text')) > 0)
    and (not coalesce((filters ->> 'overdue')::boolean, false) or (f.state in ('issued', 'in_rectification') and f.due_on < (select private.today())))
    and (not coalesce((filters ->> 'waiting')::boolean, false) or f.id = any ((select private.waiting_finding_ids())::uuid[]))
$$;

-- Newest first. Answers {rows, next, total}; total is counted with the first page only.
create function public.finding_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as materialized (select * from private.findings_asked(filters)),
  page as (
    select a.* from asked a
    where after is null or (a.found_on, a.id) < (select p.at::date, p.id from private.page_after(after) p)
    order by a.found_on desc, a.id desc limit least(greatest(page_size, 1), 200)
  ), shown as (
    select p.found_on, p.id, (to_jsonb(p) - 'changed_xid' - 'reported_by' - 'verified_by') || jsonb_build_object('organ_name', o.name, 'village_name', d.name) as data
    from page p left join organs o on o.id = p.organ_id left join divisions d on d.code = p.village_code
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(s.data order by s.found_on desc, s.id desc) from shown s), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select p.found_on || '|' || p.id from page p order by p.found_on, p.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end)
$$;

-- The steps of a finding that the caller has before him: those for everybody who reads it, and those that name him as a reader.
create function private.finding_trail(finding uuid) returns setof public.events
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select e.* from events e
  where e.entity = 'finding' and e.entity_id = finding::text and (e.restricted_to is null or private.real_officer_id() = any (e.restricted_to) and not private.is_seeing_as())
    and not exists (select from findings f where f.id = finding and f.state = 'escalated_to_clue')
$$;
grant execute on function private.finding_trail to authenticated;

-- One finding with everything that the reader may know of it; null when it does not exist for him. The unit reads neither who wrote it nor the
-- names of those who inspected and follow, but the name of their organ.
create function public.finding_detail(finding_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with f as (
    select x.*, x.inspecting_organ_id = any (private.followed_organ_ids()) or x.inspection_id = any (private.accessible_ids('inspection')) as is_inspecting
    from findings x where x.id = finding_detail.finding_id
  ), known as (
    select e.at, e.action, e.from_state, e.to_state, e.note, e.data, case when f.is_inspecting or p.path <@ u.path then a.name end as actor_name, p.name as organ_name
    from f cross join lateral private.finding_trail(f.id) e
    left join officers a on a.id = e.actor_id left join organs p on p.id = a.organ_id left join organs u on u.id = f.organ_id
  )
  select jsonb_build_object(
    'finding', (to_jsonb(f) - 'changed_xid' - 'is_inspecting' - 'reported_by' - 'verified_by') || jsonb_build_object('organ_name', o.name, 'inspecting_organ_name', i.name,
      'village_name', d.name, 'inspection_name', n.name, 'default_limit_days', private.rectification_days(f.severity, f.organ_id)),
    'is_inspecting', f.is_inspecting,
    'author_name', (select a.name from finding_authors w join officers a on a.id = w.author_id where w.finding_id = f.id),
    'actions', coalesce((select jsonb_agg(to_jsonb(a)) from available_actions('finding', f.id) a), '[]'),
    'notices', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'number', x.number, 'issued_on', x.issued_on, 'due_on', x.due_on)
      order by x.issued_on, x.year, x.sequence) from finding_notices x where x.finding_id = f.id), '[]'),
    'rectifications', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'proof', r.proof, 'reported_on', r.reported_on, 'reported_by_name', a.name, 'result', r.result,
      'decided_on', r.decided_on, 'decided_by_name', case when f.is_inspecting then b.name end) order by r.reported_on, r.id)
      from rectifications r left join officers a on a.id = r.reported_by left join officers b on b.id = r.decided_by where r.finding_id = f.id), '[]'),
    'look_backs', coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'draw_id', l.draw_id, 'drawn_at', w.drawn_at, 'asked', l.asked, 'unaware', l.unaware, 'result', l.result,
      'note', l.note, 'done_on', l.done_on, 'done_by_name', a.name, 'verified_by_name', b.name,
      'may_answer', l.result is null and l.verified_by is distinct from private.acting_officer_id()
        and not private.is_seeing_as() and private.has_role(array['office_officer', 'area_coordinator'], f.inspecting_organ_id)) order by w.drawn_at)
      from look_backs l join look_back_draws w on w.id = l.draw_id left join officers a on a.id = l.done_by left join officers b on b.id = l.verified_by where l.finding_id = f.id), '[]'),
    'talks', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'on_day', t.on_day, 'persons', t.persons, 'note', t.note,
      'people', coalesce((select jsonb_agg(jsonb_build_object('part', q.part, 'post', q.post, 'name', q.name) order by q.part, q.id) from finding_talk_people q where q.talk_id = t.id), '[]'))
      order by t.on_day, t.id) from talks t where t.finding_id = f.id and f.is_inspecting), '[]'),
    'reminders', coalesce((select jsonb_agg(jsonb_build_object('stage', m.stage, 'due_on', m.due_on, 'sent_at', m.sent_at) order by m.sent_at)
      from finding_reminders m where m.finding_id = f.id), '[]'),
    'events', coalesce((select jsonb_agg(to_jsonb(k) order by k.at) from known k), '[]'))
  from f left join organs o on o.id = f.organ_id left join organs i on i.id = f.inspecting_organ_id left join divisions d on d.code = f.village_code
  left join inspections n on n.id = f.inspection_id
$$;

-- A notice as issued, with the names that stand on it. Null when it does not exist for the reader.
create function public.finding_notice(notice_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select to_jsonb(x) || jsonb_build_object('organ_name', o.name, 'addressee_name', u.name, 'village_name', d.name, 'topic', f.topic, 'found_on', f.found_on)
  from finding_notices x join findings f on f.id = x.finding_id left join organs o on o.id = x.organ_id left join organs u on u.id = x.addressee_id
  left join divisions d on d.code = f.village_code
  where x.id = notice_id
$$;

-- What waits for me, by state, and what is overdue, of all that I may see.
create function public.finding_todos() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object(
    'waiting', coalesce((select jsonb_object_agg(w.state, w.n) from (select a.state, count(*) as n from private.findings_asked('{"waiting": true}') a group by a.state) w), '{}'),
    'overdue', (select count(*) from private.findings_asked('{"overdue": true}')))
$$;

-- The ledger: findings counted by unit, topic, standing and whether overdue, with the projects inspected and the interviews held. Sums and shares
-- are made by src/core/findings/ledger.ts. filters as in findings_asked. Projects have no topic: null when one is asked for.
create function public.finding_ledger(filters jsonb default '{}') returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as materialized (select * from private.findings_asked(filters)),
  cells as (
    select a.organ_id, a.topic, private.finding_standing(a.state) as standing, a.state in ('issued', 'in_rectification') and a.due_on < private.today() as is_overdue, count(*) as findings
    from asked a group by 1, 2, 3, 4
  ), projects as (
    select i.organ_id, sum(i.projects) as projects, count(*) as inspections from inspections i
    where i.submitted_on is not null and (filters ->> 'from_day' is null or i.submitted_on >= (filters ->> 'from_day')::date)
      and (filters ->> 'to_day' is null or i.submitted_on <= (filters ->> 'to_day')::date)
      and (filters ->> 'organ_id' is null or i.organ_id in (select o.id from organs o where o.path <@ (select u.path from organs u where u.id = (filters ->> 'organ_id')::uuid)))
    group by i.organ_id
  ), interviews as (
    select a.organ_id, a.topic, sum(t.persons) filter (where t.kind = 'interview_reminder') as interview_reminders, sum(t.persons) filter (where t.kind = 'talk_reminder') as talk_reminders
    from talks t join asked a on a.id = t.finding_id group by 1, 2
  )
  select jsonb_build_object('as_of', now(),
    'organs', coalesce((select jsonb_object_agg(o.id, o.name) from organs o
      where o.id in (select c.organ_id from cells c union select p.organ_id from projects p)), '{}'),
    'cells', coalesce((select jsonb_agg(to_jsonb(c)) from cells c), '[]'),
    'projects', case when filters ->> 'topic' is null then coalesce((select jsonb_agg(to_jsonb(p)) from projects p), '[]') end,
    'talks', coalesce((select jsonb_agg(to_jsonb(t)) from interviews t), '[]'))
$$;

-- Talks on the findings asked for, newest first; the people only as far as the reader follows. Answers {rows, next, total}.
create function public.finding_talk_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as materialized (
    select t.*, f.title, f.organ_id as unit from talks t join private.findings_asked(filters - 'kind') f on f.id = t.finding_id
    where filters ->> 'kind' is null or t.kind = filters ->> 'kind'
  ), page as (
    select a.* from asked a where after is null or (a.on_day, a.id) < (select p.at::date, p.id from private.page_after(after) p)
    order by a.on_day desc, a.id desc limit least(greatest(page_size, 1), 200)
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'on_day', p.on_day, 'persons', p.persons, 'finding_id', p.finding_id, 'title', p.title, 'organ_name', o.name)
      order by p.on_day desc, p.id desc) from page p left join organs o on o.id = p.unit), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200) then (select p.on_day || '|' || p.id from page p order by p.on_day, p.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end)
$$;

-- Draws of look-backs, newest first, with what was drawn and how it ended.
create function public.look_back_draw_list(page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(to_jsonb(w) || jsonb_build_object('drawn_by_name', a.name, 'unit_name', u.name,
    'look_backs', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'finding_id', l.finding_id, 'result', l.result, 'asked', l.asked, 'unaware', l.unaware,
        'title', f.title, 'organ_name', o.name) order by array_position(w.drawn_ids, l.finding_id)), '[]')
      from look_backs l left join findings f on f.id = l.finding_id left join organs o on o.id = f.organ_id where l.draw_id = w.id)) order by w.drawn_at desc), '[]')
  from (select * from look_back_draws d order by d.drawn_at desc limit least(greatest(page_size, 1), 100)) w
  left join officers a on a.id = w.drawn_by left join organs u on u.id = w.unit_id
$$;

-- Where I may record findings and draw look-backs, and the units that they may concern.
create function public.finding_scope() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with office as materialized (select private.granted_organ_ids(array['office_officer', 'area_coordinator']) as ids),
  commission as materialized (select o.id, o.name, o.path from office, organs o where o.id = private.county_organ_id(private.my_organ_id()))
  select jsonb_build_object(
    'inspecting_organ_id', (select c.id from commission c, office where c.id = any (office.ids)),
    'units', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'division_code', o.division_code) order by o.division_code nulls last, o.name)
      from organs o, commission c where o.path <@ c.path and o.valid_to is null and o.id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator', 'leader', 'township_officer']))::uuid[]) and o.kind in ('township_commission', 'village_station', 'stationed_group')), '[]'))
$$;

revoke all on function public.finding_page, public.finding_detail, public.finding_notice, public.finding_todos, public.finding_ledger, public.finding_talk_page,
  public.look_back_draw_list, public.finding_scope from public, anon;
grant execute on function public.finding_page, public.finding_detail, public.finding_notice, public.finding_todos, public.finding_ledger, public.finding_talk_page,
  public.look_back_draw_list, public.finding_scope to authenticated;
grant execute on function private.finding_standing, private.waiting_finding_ids, private.findings_asked to authenticated;
