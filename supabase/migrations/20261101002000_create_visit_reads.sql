-- What the screens of visits and the home page read: whole answers in one request, pages by cursor, totals counted here. All
-- run with the caller's rights, so row security decides what is in them; each answers one json value, so the API's row limit
-- never cuts a list or a total short.

create index visits_started_at_idx on public.visits (started_at desc, id desc);
create index visit_problems_noted_on_idx on public.visit_problems (noted_on desc, id desc);

-- Short lists of words that a form offers and an administrator keeps: the organ's own, else that of the nearest organ above,
-- else the product's.
create table public.choice_lists (
  id uuid primary key,
  code text not null,
  organ_id uuid references public.organs (id),
  words text[] not null,
  changed_at timestamptz not null default now(),
  constraint choice_lists_code_known check (code in ('visit_topics')),
  constraint choice_lists_words_count check (cardinality(words) between 1 and 24),
  constraint choice_lists_words_present check (array_position(words, null) is null and array_position(words, '') is null),
  constraint choice_lists_once unique nulls not distinct (code, organ_id)
);
comment on column public.choice_lists.organ_id is 'Null = default of the product; a row of an organ replaces it for the organ and all below.';
alter table public.choice_lists enable row level security;
revoke all on public.choice_lists from anon, authenticated;
grant select, insert, update on public.choice_lists to authenticated;
create policy "choice_lists: read by every officer" on public.choice_lists
  for select to authenticated using ((select private.acting_officer_id()) is not null
    and (organ_id is null or organ_id = any ((select private.directory_organ_ids())::uuid[])));
create policy "choice_lists: added by an administrator's command" on public.choice_lists
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "choice_lists: changed by an administrator's command" on public.choice_lists
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]))
  with check (organ_id = any ((select private.administered_organ_ids())::uuid[]));

insert into public.choice_lists (id, code, words) values (gen_random_uuid(), 'visit_topics', array[
  '惠农补贴', '误工补贴', '工程项目', '集体“三资”', '三务公开', '低保救助', '公务接待', '印章管理', '宅基地建房', '矛盾纠纷', '往期问题整改', '政策宣讲']);

create function public.choice_list(list_code text) returns text[]
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select c.words
  from choice_lists c left join organs scope on scope.id = c.organ_id
  where c.code = list_code
    and (c.organ_id is null or (select o.path from organs o where o.id = private.my_organ_id()) <@ scope.path)
  order by nlevel(scope.path) desc nulls last limit 1
$$;

-- payload: {code, organ_id, words: [text]}
create function public.save_choice_list(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_choice_list', payload);
  list_code text := private.required_text(payload, 'code');
  organ uuid := private.required_uuid(payload, 'organ_id');
  list_words text[];
begin
  if answer is not null then return answer; end if;
  -- Each word once, in the order given.
  select coalesce(array_agg(w.word order by w.place), '{}') into list_words
  from (select btrim(t.word) as word, min(t.place) as place
        from unnest(private.text_array(payload, 'words')) with ordinality as t (word, place)
        where btrim(t.word) <> '' group by btrim(t.word)) w;
  if cardinality(list_words) = 0 then perform private.refuse('field_required', 'words'); end if;
  if exists (select from unnest(list_words) w where length(w) > 20) then perform private.refuse('field_too_long', 'words'); end if;
  insert into choice_lists as c (id, code, organ_id, words) values (save_choice_list.id, list_code, organ, list_words)
    on conflict on constraint choice_lists_once do update set words = excluded.words, changed_at = now();
  perform private.append_event(organ, 'rule', list_code, 'changed', null, null, null, jsonb_build_object('words', to_jsonb(list_words)));
  return private.finish_command(id, payload, jsonb_build_object('words', to_jsonb(list_words)));
end
$$;
select private.register_commands('save_choice_list');

-- Villages for which I may log a visit, with the last visit where I may know it ("unknown" is not "never"). The due date is
-- reckoned on the device, by the same rule with and without a network.
create function public.villages_to_visit() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with mine as materialized (select private.my_village_codes() as codes, private.visible_organ_ids() as organs),
  townships as materialized (
    select o.id, o.division_code as code, d.name, private.rule_value('visit_interval_days', o.id)::integer as interval_days
    from organs o join divisions d on d.code = o.division_code
    where o.kind = 'township_commission' and o.valid_to is null and o.id = any ((select private.visiting_organ_ids())::uuid[])
  ), villages as (
    select d.code, d.name, t.code as township_code, g.id as grid_id, g.name as grid_name, f.id as leader_id, f.name as leader_name,
      d.code = any (mine.codes) as is_own, d.code = any (mine.codes) or t.id = any (mine.organs) as is_known,
      (select max(x.visited_on) from visits x where x.village_code = d.code) as last_visited_on
    from townships t
    join divisions d on d.parent_code = t.code and d.level = 'village' and d.valid_to is null
    cross join mine
    left join grid_villages v on v.village_code = d.code and v.during @> private.today()
    left join grids g on g.id = v.grid_id
    left join grid_leaderships l on l.grid_id = g.id and l.during @> private.today()
    left join officers f on f.id = l.officer_id
  )
  select jsonb_build_object(
    'townships', coalesce((select jsonb_agg(jsonb_build_object('code', t.code, 'organ_id', t.id, 'name', t.name, 'interval_days', t.interval_days) order by t.code) from townships t), '[]'),
    'villages', coalesce((select jsonb_agg(to_jsonb(v) order by v.code) from villages v), '[]'))
$$;

-- Coverage of the villages that I may know, per township or per grid, in the order of the official list. Places are counted,
-- never persons. Villages of no grid stand in a row of their own (grid_id null).
create function public.visit_coverage(organ_id uuid default null, by_unit text default 'grid') returns jsonb
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if by_unit not in ('township', 'grid') then perform private.refuse('field_invalid', 'by_unit'); end if;
  return (
    with mine as materialized (select private.my_village_codes() as codes, private.visible_organ_ids() as organs),
    scope as materialized (
      select o.id, o.division_code as code, private.rule_value('visit_interval_days', o.id)::integer as interval_days
      from organs o
      where o.kind = 'township_commission' and o.valid_to is null and o.id = any ((select private.counted_organ_ids())::uuid[])
        and (visit_coverage.organ_id is null or o.path <@ (select r.path from organs r where r.id = visit_coverage.organ_id))
    ), villages as (
      select s.id as organ_id, s.code as township_code, t.name as township_name, s.interval_days,
        case by_unit when 'grid' then g.id end as grid_id, case by_unit when 'grid' then g.name end as grid_name,
        case by_unit when 'grid' then f.name end as leader_name, g.id is null as is_without_grid,
        private.today() - (select max(x.visited_on) from visits x where x.village_code = d.code) as days_since
      from scope s
      join divisions t on t.code = s.code
      join divisions d on d.parent_code = s.code and d.level = 'village' and d.valid_to is null
      cross join mine
      left join grid_villages v on v.village_code = d.code and v.during @> private.today()
      left join grids g on g.id = v.grid_id
      left join grid_leaderships l on l.grid_id = g.id and l.during @> private.today()
      left join officers f on f.id = l.officer_id
      where s.id = any (mine.organs) or d.code = any (mine.codes)
    ), counted as (
      select v.organ_id, v.township_code, v.township_name, v.interval_days, v.grid_id, v.grid_name, v.leader_name, count(*) as villages,
        count(*) filter (where v.days_since <= v.interval_days) as visited_in_time,
        count(*) filter (where v.days_since > v.interval_days) as overdue,
        count(*) filter (where v.days_since is null) as never_visited,
        count(*) filter (where v.is_without_grid) as without_grid,
        max(v.days_since) as longest_days
      from villages v group by 1, 2, 3, 4, 5, 6, 7
    )
    select coalesce(jsonb_agg(to_jsonb(c) order by c.township_code, c.grid_name nulls last), '[]') from counted c);
end
$$;

-- The place after which a page goes on, as it was answered with the page before.
create function private.page_after(after text) returns table (at text, id uuid)
language plpgsql immutable as $$
begin
  if after is null then return; end if;
  return query select split_part(after, '|', 1), split_part(after, '|', 2)::uuid;
exception when invalid_text_representation then perform private.refuse('field_invalid', 'after');
end
$$;
grant execute on function private.page_after to authenticated;

-- Visits, newest first. filters: {village_code?, kind?, from_day?, to_day?, organ_id?, grid_id?, text?, mine?: true}; text is
-- looked for in the name of the village, the topics and the guidance.
-- Answers {rows, next, total}; total is counted with the first page only.
create function public.visit_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as (
    select v.* from visits v
    where (filters ->> 'village_code' is null or v.village_code = filters ->> 'village_code')
      and (filters ->> 'kind' is null or v.kind = filters ->> 'kind')
      and (filters ->> 'from_day' is null or v.visited_on >= (filters ->> 'from_day')::date)
      and (filters ->> 'to_day' is null or v.visited_on <= (filters ->> 'to_day')::date)
      and (filters ->> 'grid_id' is null or v.grid_id = (filters ->> 'grid_id')::uuid)
      and (filters ->> 'organ_id' is null or v.organ_id in (select o.id from organs o where o.path <@ (select r.path from organs r where r.id = (filters ->> 'organ_id')::uuid)))
      and (filters ->> 'text' is null or strpos(lower(coalesce(v.guidance, '') || ' ' || array_to_string(v.topics, ' ') || ' '
        || (select d.name from divisions d where d.code = v.village_code)), lower(filters ->> 'text')) > 0)
      and (not coalesce((filters ->> 'mine')::boolean, false) or v.author_id = (select private.acting_officer_id()))
  ), page as (
    select a.* from asked a
    where after is null or (a.started_at, a.id) < (select p.at::timestamptz, p.id from private.page_after(after) p)
    order by a.started_at desc, a.id desc limit least(greatest(page_size, 1), 200)
  ), shown as (
    select p.*, (to_jsonb(p) - 'changed_xid') || jsonb_build_object('village_name', d.name, 'organ_name', o.name, 'author_name', f.name,
      'problem_count', (select count(*) from visit_problems q where q.visit_id = p.id)) as data
    from page p join divisions d on d.code = p.village_code left join organs o on o.id = p.organ_id left join officers f on f.id = p.author_id
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(s.data order by s.started_at desc, s.id desc) from shown s), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select s.started_at || '|' || s.id from page s order by s.started_at, s.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end)
$$;

-- Visits whose promised follow-up is open, oldest promise first; pages like visit_page. filters: {until_day?, village_code?, organ_id?}.
create function public.follow_ups_due(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as (
    select v.* from visits v
    where v.follow_up_done_on is null and v.follow_up_on <= coalesce((filters ->> 'until_day')::date, 'infinity')
      and (filters ->> 'village_code' is null or v.village_code = filters ->> 'village_code')
      and (filters ->> 'organ_id' is null or v.organ_id in (select o.id from organs o where o.path <@ (select r.path from organs r where r.id = (filters ->> 'organ_id')::uuid)))
  ), page as (
    select a.* from asked a
    where after is null or (a.follow_up_on, a.id) > (select p.at::date, p.id from private.page_after(after) p)
    order by a.follow_up_on, a.id limit least(greatest(page_size, 1), 200)
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'village_code', p.village_code, 'village_name', d.name, 'organ_name', o.name,
        'author_id', p.author_id, 'author_name', f.name, 'visited_on', p.visited_on, 'follow_up_on', p.follow_up_on) order by p.follow_up_on, p.id)
      from page p join divisions d on d.code = p.village_code left join organs o on o.id = p.organ_id left join officers f on f.id = p.author_id), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select s.follow_up_on || '|' || s.id from page s order by s.follow_up_on desc, s.id desc limit 1) end,
    'total', case when after is null then (select count(*) from asked) end)
$$;

-- A problem as screens show it. What went straight up is shown without its text: opening it is on record.
create function private.shown_problem(p public.visit_problems) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select (to_jsonb(p) - 'changed_xid') || jsonb_build_object(
    'description', coalesce(p.description, (select s.description from sealed_descriptions s where s.problem_id = p.id)),
    'village_name', (select d.name from divisions d where d.code = p.village_code),
    'organ_name', (select o.name from organs o where o.id = p.organ_id),
    'author_name', (select f.name from officers f where f.id = p.author_id),
    'actions', coalesce((select jsonb_agg(jsonb_build_object('action', a.action, 'to_state', a.to_state, 'needs_note', a.needs_note) order by a.position, a.action)
      from private.allowed_actions('visit_problem', p.id, p.state, p.organ_id, p.author_id) a
      where p.category <> 'corruption' or p.organ_id = any (private.case_manager_organ_ids())), '[]'))
$$;
grant execute on function private.shown_problem to authenticated;

-- Problems, newest first. filters: {route?, state?, open?: true, closed?: true, village_code?, organ_id?}. Each row carries the actions that
-- available_actions would answer.
create function public.visit_problem_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as (
    select p.* from visit_problems p
    where (filters ->> 'route' is null or p.route = filters ->> 'route')
      and (filters ->> 'state' is null or p.state = filters ->> 'state')
      and (not coalesce((filters ->> 'open')::boolean, false) or p.state <> 'closed')
      and (not coalesce((filters ->> 'closed')::boolean, false) or p.state = 'closed')
      and (filters ->> 'village_code' is null or p.village_code = filters ->> 'village_code')
      and (filters ->> 'organ_id' is null or p.organ_id in (select o.id from organs o where o.path <@ (select r.path from organs r where r.id = (filters ->> 'organ_id')::uuid)))
  ), page as (
    select a.* from asked a
    where after is null or (a.noted_on, a.id) < (select p.at::date, p.id from private.page_after(after) p)
    order by a.noted_on desc, a.id desc limit least(greatest(page_size, 1), 200)
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(private.shown_problem(p) order by p.noted_on desc, p.id desc) from visit_problems p where p.id in (select g.id from page g)), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select s.noted_on || '|' || s.id from page s order by s.noted_on, s.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end)
$$;

-- The text of a problem. Of one that went straight up, whoever reads it besides its author leaves a trace.
create function public.open_visit_problem(problem_id uuid) returns jsonb
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  opened public.visit_problems;
begin
  select * into opened from visit_problems p where p.id = problem_id;
  if opened.id is null then perform private.refuse('not_found', 'visit_problem'); end if;
  return jsonb_build_object('id', opened.id, 'description', coalesce(opened.description, private.open_sealed_description(opened.id)));
end
$$;

-- How many problems I may see, by route and state: a few rows however many problems there are.
create function public.visit_problem_totals(organ_id uuid default null) returns table (route text, state text, problems bigint)
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select p.route, p.state, count(*) from visit_problems p
  where visit_problem_totals.organ_id is null or p.organ_id in (select o.id from organs o where o.path <@ (select r.path from organs r where r.id = visit_problem_totals.organ_id))
  group by p.route, p.state
$$;

-- One visit with all that belongs to it and may be seen; null when there is none. Names are the author's own note.
create function public.visit_detail(visit_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object(
    'visit', (to_jsonb(v) - 'changed_xid') || jsonb_build_object('village_name', d.name, 'organ_name', o.name, 'author_name', f.name,
      'grid_name', (select g.name from grids g where g.id = v.grid_id),
      'problem_count', (select count(*) from visit_problems q where q.visit_id = v.id)),
    'names', (select c.names from visit_contacts c where c.visit_id = v.id),
    'problems', coalesce((select jsonb_agg(private.shown_problem(p) order by p.noted_on, p.id) from visit_problems p where p.visit_id = v.id), '[]'),
    'conflicts', coalesce((select jsonb_agg(to_jsonb(c) order by c.made_at) from edit_conflicts c
      where c.entity = 'visit' and c.entity_id = v.id and c.resolved_at is null), '[]'),
    'followed_by', (select to_jsonb(x) from (select w.id, w.visited_on from visits w where w.follow_up_of = v.id order by w.started_at limit 1) x),
    'events', coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'entity', e.entity, 'entity_id', e.entity_id, 'action', e.action,
        'from_state', e.from_state, 'to_state', e.to_state, 'note', e.note, 'data', e.data, 'actor_name', (select a.name from officers a where a.id = e.actor_id)) order by e.at)
      from events e where (e.entity = 'visit' and e.entity_id = v.id::text)
        or (e.entity = 'visit_problem' and e.entity_id in (select p.id::text from visit_problems p where p.visit_id = v.id))), '[]'))
  from visits v join divisions d on d.code = v.village_code left join organs o on o.id = v.organ_id left join officers f on f.id = v.author_id
  where v.id = visit_detail.visit_id
$$;

-- Figures of a branch as one number each, however many organs it has.
create function public.indicator_totals(indicator_codes text[], root_organ_id uuid, from_day date, to_day date)
returns table (indicator_code text, value bigint)
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select f.indicator_code, sum(f.value)::bigint
  from indicator_facts(indicator_codes, root_organ_id, from_day, to_day) f group by f.indicator_code
$$;

-- What an administrator still has to configure, within the divisions and organs that he administers. Counts, and the first
-- twenty townships by name.
create function public.configuration_todos() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with administered as (
    select o.id, o.kind, case when o.division_code is null then '' else private.division_prefix(o.division_code) end as prefix
    from organs o where o.id = any ((select private.administered_organ_ids())::uuid[]) and o.valid_to is null
  ), townships as (
    select t.code, t.name from divisions t
    where t.level = 'township' and t.valid_to is null and exists (
      select from administered a where a.kind in ('city_commission', 'county_commission', 'township_commission') and starts_with(t.code, a.prefix))
  ), uncovered as (
    select t.code, t.name, count(*) as villages
    from townships t join divisions d on d.parent_code = t.code and d.level = 'village' and d.valid_to is null
    where not exists (select from grid_villages v where v.village_code = d.code and v.during @> private.today())
    group by t.code, t.name
  ), without_commission as (
    select t.code, t.name from townships t
    where not exists (select from organs o where o.kind = 'township_commission' and o.division_code = t.code and o.valid_to is null)
  ), without_account as (
    select f.id, exists (select from invitations i where i.officer_id = f.id and i.used_at is null and i.expires_at > now()) as is_invited
    from officers f join administered a on a.id = f.organ_id
    where f.user_id is null and (f.left_on is null or f.left_on >= private.today())
  )
  select jsonb_build_object(
    'villages_without_grid', (select coalesce(sum(u.villages), 0) from uncovered u),
    'townships_with_such_villages', coalesce((select jsonb_agg(jsonb_build_object('code', u.code, 'name', u.name, 'villages', u.villages) order by u.code)
      from (select * from uncovered order by code limit 20) u), '[]'),
    'townships_without_commission', (select count(*) from without_commission),
    'townships_lacking', coalesce((select jsonb_agg(w.name order by w.code) from (select * from without_commission order by code limit 20) w), '[]'),
    'officers_without_account', (select count(*) from without_account where not is_invited),
    'officers_invited', (select count(*) from without_account where is_invited),
    'grids_of_departed_leaders', (select count(*) from grids g join officers f on f.id = g.leader_id
      where f.left_on < private.today() and f.organ_id in (select a.id from administered a)
        and exists (select from grid_villages v where v.grid_id = g.id and v.during @> private.today())),
    'calendar_ends_on', (select max(c.day) from calendar_days c),
    'calendar_provisional_from', (select min(c.day) from calendar_days c where c.provisional and c.day >= private.today()))
$$;

revoke all on function public.choice_list, public.villages_to_visit, public.visit_coverage, public.visit_page, public.follow_ups_due,
  public.visit_problem_page, public.open_visit_problem, public.visit_problem_totals, public.visit_detail, public.indicator_totals,
  public.configuration_todos from public, anon;
grant execute on function public.choice_list, public.villages_to_visit, public.visit_coverage, public.visit_page, public.follow_ups_due,
  public.visit_problem_page, public.open_visit_problem, public.visit_problem_totals, public.visit_detail, public.indicator_totals,
  public.configuration_todos to authenticated;
