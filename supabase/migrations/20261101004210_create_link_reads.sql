-- Activities, talks and field research as screens read them: pages of jsonb, newest first, like visit_page. Row security decides
-- what is among them.

-- filters: {kind?, text?, reusable?: true, activation_id?, mine?: true}; text is looked for in title, question and answer.
create function public.link_activity_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as (
    select a.* from link_activities a
    where (filters ->> 'kind' is null or a.kind = filters ->> 'kind')
      and (filters ->> 'activation_id' is null or a.activation_id = (filters ->> 'activation_id')::uuid)
      and (not coalesce((filters ->> 'reusable')::boolean, false) or (a.is_reusable and a.answer is not null))
      and (filters ->> 'text' is null or strpos(lower(concat_ws(' ', a.title, a.question, a.answer)), lower(filters ->> 'text')) > 0)
      and (not coalesce((filters ->> 'mine')::boolean, false) or a.author_id = (select private.acting_officer_id())
        or a.id = any ((select private.my_link_activity_ids())::uuid[]))
  ), page as (
    select a.* from asked a
    where after is null or (a.on_day, a.id) < (select p.at::date, p.id from private.page_after(after) p)
    order by a.on_day desc, a.id desc limit least(greatest(page_size, 1), 200)
  ), shown as (
    select p.on_day, p.id, jsonb_build_object('id', p.id, 'kind', p.kind, 'title', p.title, 'on_day', p.on_day, 'organ_name', o.name, 'group_name', g.name,
      'is_reusable', p.is_reusable, 'is_answered', p.answer is not null, 'question', left(p.question, 120),
      'forces', (select coalesce(jsonb_agg(distinct x.force), '[]') from link_activity_participants x where x.activity_id = p.id),
      'participants', (select count(*) from link_activity_participants x where x.activity_id = p.id),
      'is_mine', p.id = any ((select private.my_link_activity_ids())::uuid[])) as data
    from page p left join organs o on o.id = p.organ_id left join area_groups g on g.id = p.group_id
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(s.data order by s.on_day desc, s.id desc) from shown s), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select s.on_day || '|' || s.id from page s order by s.on_day, s.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end)
$$;

-- One activity with who took part and what the caller may do with it; null when it does not exist for him.
create function public.link_activity_detail(activity_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select (to_jsonb(a) - 'changed_xid') || jsonb_build_object(
    'organ_name', (select o.name from organs o where o.id = a.organ_id),
    'group_name', (select g.name from area_groups g where g.id = a.group_id),
    'author_name', (select f.name from officers f where f.id = a.author_id),
    'activation_title', (select x.title from activations x where x.id = a.activation_id),
    'rotation_plan_name', (select r.name from rotation_plans r where r.id = a.rotation_plan_id),
    'inspection_name', (select i.name from inspections i where i.id = a.inspection_id),
    'may_edit', not private.is_seeing_as() and private.keeps_link_activity(a.id),
    'may_answer', a.kind = 'joint_problem_solving' and not private.is_seeing_as()
      and (private.keeps_link_activity(a.id) or a.id = any (private.my_link_activity_ids())),
    'files', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'ending', t.ending, 'bytes', t.bytes) order by t.added_at, t.id), '[]')
      from training_files t where t.activity_id = a.id and t.removed_at is null),
    'participants', (select coalesce(jsonb_agg(jsonb_build_object('officer_id', p.officer_id, 'name', f.name, 'organ_id', p.organ_id, 'organ_name', o.name,
        'force', p.force, 'part', p.part, 'attended', p.attended) order by p.force, o.name, f.name), '[]')
      from link_activity_participants p left join officers f on f.id = p.officer_id left join organs o on o.id = p.organ_id where p.activity_id = a.id))
  from link_activities a where a.id = link_activity_detail.activity_id
$$;

-- filters: {kind?, from_day?, to_day?, activation_id?, mine?: true}. `persons` is what all rows asked for add up to, by kind, with the first page.
create function public.talk_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as (
    select t.* from talks t
    where (filters ->> 'kind' is null or t.kind = filters ->> 'kind')
      and (filters ->> 'from_day' is null or t.on_day >= (filters ->> 'from_day')::date)
      and (filters ->> 'to_day' is null or t.on_day <= (filters ->> 'to_day')::date)
      and (filters ->> 'activation_id' is null or t.activation_id = (filters ->> 'activation_id')::uuid)
      and (not coalesce((filters ->> 'mine')::boolean, false) or t.author_id = (select private.acting_officer_id()))
  ), page as (
    select a.* from asked a
    where after is null or (a.on_day, a.id) < (select p.at::date, p.id from private.page_after(after) p)
    order by a.on_day desc, a.id desc limit least(greatest(page_size, 1), 200)
  ), shown as (
    select p.on_day, p.id, (to_jsonb(p) - 'changed_xid') || jsonb_build_object('organ_name', o.name, 'unit_name', u.name, 'author_name', f.name,
      'is_mine', p.author_id = (select private.real_officer_id()) and not (select private.is_seeing_as()), 'names_people', private.names_people(p.id),
      'conflicts', private.open_conflicts('talk', p.id),
      'activation_title', x.title) as data
    from page p left join organs o on o.id = p.organ_id left join organs u on u.id = p.unit_id left join officers f on f.id = p.author_id
      left join activations x on x.id = p.activation_id
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(s.data order by s.on_day desc, s.id desc) from shown s), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select s.on_day || '|' || s.id from page s order by s.on_day, s.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end,
    'persons', case when after is null then (select coalesce(jsonb_object_agg(k.kind, k.persons), '{}') from (select a.kind, sum(a.persons) as persons from asked a group by a.kind) k) end)
$$;

-- filters: {from_day?, to_day?, mine?: true}.
create function public.field_research_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as (
    select r.* from field_researches r
    where (filters ->> 'from_day' is null or r.on_day >= (filters ->> 'from_day')::date)
      and (filters ->> 'to_day' is null or r.on_day <= (filters ->> 'to_day')::date)
      and (not coalesce((filters ->> 'mine')::boolean, false) or r.author_id = (select private.acting_officer_id()))
  ), page as (
    select a.* from asked a
    where after is null or (a.on_day, a.id) < (select p.at::date, p.id from private.page_after(after) p)
    order by a.on_day desc, a.id desc limit least(greatest(page_size, 1), 200)
  ), shown as (
    select p.on_day, p.id, to_jsonb(p) || jsonb_build_object('organ_name', o.name, 'unit_name', u.name, 'author_name', f.name,
      'is_mine', p.author_id = (select private.real_officer_id()) and not (select private.is_seeing_as()),
      'conflicts', private.open_conflicts('field_research', p.id)) as data
    from page p left join organs o on o.id = p.organ_id left join organs u on u.id = p.unit_id left join officers f on f.id = p.author_id
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(s.data order by s.on_day desc, s.id desc) from shown s), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select s.on_day || '|' || s.id from page s order by s.on_day, s.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end)
$$;

revoke all on function public.link_activity_page, public.link_activity_detail, public.talk_page, public.field_research_page from public, anon;
grant execute on function public.link_activity_page, public.link_activity_detail, public.talk_page, public.field_research_page to authenticated;
