-- The joint log of an activation: visits and talks are entered once, where they are made, and are in it by themselves; what it adds
-- up to; the ledger (联合协作台账), where one unit owns the item and the others have taken part.

alter table public.activation_logs add column talk_id uuid unique references public.talks (id);
comment on column public.activation_logs.talk_id is 'The talk that this line stands for; like a visit, it is counted where it was entered.';

-- The team: who is lent now, the applicant's officers, who staffs it, and the lead of the area group. Who has done what is for them; a leader
-- reads what it adds up to. Who administers arranges the groups, and gains no matter by it.
create function private.team_activation_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when private.is_seeing_as() then '{}' else array(
    select a.id from activations a
    where not a.id = any (private.barred_activation_ids()) and (
      a.author_id = private.real_officer_id() and a.county_organ_id = private.county_organ_id(private.my_organ_id())
      or a.organ_id = any (private.applicant_organ_ids())
      or a.id = any (private.managed_activation_ids()) and a.state <> 'draft'
      or exists (select from matter_access m where m.entity = 'activation' and m.entity_id = a.id and m.reason = 'deployment'
        and m.officer_id = private.real_officer_id() and m.from_at <= private.now() and (m.to_at is null or private.now() < m.to_at))
      or exists (select from area_group_posts p where p.group_id = a.group_id and p.post = 'lead' and p.officer_id = private.real_officer_id()
        and p.during @> private.today()) and a.state <> 'draft' and a.county_organ_id = private.county_organ_id(private.my_organ_id())
        and cardinality(private.administered_organ_ids()) = 0)) end
$$;
grant execute on function private.team_activation_ids to authenticated;

alter policy "activation_logs: team, applicant and coordinators" on public.activation_logs using (activation_id = any ((select private.team_activation_ids())::uuid[]));
alter policy "activation_logs: entered by the team, through a command" on public.activation_logs
  with check ((select private.in_command()) and officer_id = (select private.real_officer_id()) and activation_id = any ((select private.team_activation_ids())::uuid[]));

create function private.log_talk_to_activation() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if new.activation_id is not null then
    if private.is_api_role() and not new.activation_id = any (private.team_activation_ids()) then perform private.refuse('not_found', 'activation'); end if;
    insert into activation_logs (id, activation_id, officer_id, kind, on_day, persons, talk_id)
    values (gen_random_uuid(), new.activation_id, new.author_id, 'talk', new.on_day, new.persons, new.id);
  end if;
  return null;
end
$$;
create trigger talks_log_to_activation after insert on public.talks for each row execute function private.log_talk_to_activation();

-- A corrected visit corrects its line.
create function private.correct_logged_visit() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  update activation_logs l set on_day = new.visited_on, changed_xid = pg_current_xact_id(),
    persons = coalesce((select sum((m ->> 'count')::integer) from jsonb_array_elements(new.met) m), 0)
    where l.visit_id = new.id;
  return null;
end
$$;
create trigger visits_correct_log after update of started_at, met on public.visits
  for each row when (new.activation_id is not null) execute function private.correct_logged_visit();

create function private.correct_logged_talk() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  update activation_logs l set on_day = new.on_day, persons = new.persons, changed_xid = pg_current_xact_id() where l.talk_id = new.id;
  return null;
end
$$;
create trigger talks_correct_log after update of on_day, persons on public.talks
  for each row when (new.activation_id is not null) execute function private.correct_logged_talk();

-- Activations that I may log work of today: I am lent to them, or they are my own organ's.
create function public.my_running_activations() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'organ_id', a.organ_id, 'organ_name', o.name, 'division_code', o.division_code,
    'to_on', d.to_on) order by a.title, a.id), '[]')
  from activations a
  join organs o on o.id = a.organ_id
  left join lateral (select max(x.to_on) as to_on from deployments x
    where x.activation_id = a.id and x.officer_id = private.acting_officer_id() and x.state = 'cleared' and private.today() between x.from_on and x.to_on) d on true
  where a.state in ('staffed', 'in_progress') and a.id = any (private.team_activation_ids())
    and (d.to_on is not null or a.organ_id = private.my_organ_id())
$$;

-- Work per home organ, for everybody to whom the activation is open: what was done, not by whom. A talk of one line counts its persons.
create function private.activation_work(activation_ids uuid[])
returns table (activation_id uuid, organ_id uuid, visits bigint, talks bigint, visited_persons bigint)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select l.activation_id, coalesce(d.home_organ_id, f.organ_id), count(*) filter (where l.kind = 'visit'),
    coalesce(sum(greatest(l.persons, 1)) filter (where l.kind = 'talk'), 0), coalesce(sum(l.persons) filter (where l.kind = 'visit'), 0)
  from activation_logs l
  join officers f on f.id = l.officer_id
  left join lateral (select x.home_organ_id from deployments x where x.activation_id = l.activation_id and x.officer_id = l.officer_id order by x.from_on limit 1) d on true
  where l.activation_id = any (activation_ids) and l.activation_id = any (private.my_activation_ids())
  group by 1, 2
$$;
grant execute on function private.activation_work to authenticated;

-- True when the person had been cleared, so that days of a loan that ended early count and one that never began does not.
create function private.was_lent(activation uuid, officer uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select activation = any (private.my_activation_ids()) and exists (select from matter_access m
    where m.entity = 'activation' and m.entity_id = activation and m.officer_id = officer and m.reason = 'deployment' and coalesce(m.to_at, 'infinity') > m.from_at)
$$;
grant execute on function private.was_lent to authenticated;

-- How many people it took: the lead handler, who was lent, who logged work.
create function private.team_size(activation uuid) returns bigint
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select count(*) from (
    select a.lead_handler_id from activations a where a.id = activation and a.lead_handler_id is not null and a.id = any (private.my_activation_ids())
    union select d.officer_id from deployments d where d.activation_id = activation and d.state in ('cleared', 'ended') and activation = any (private.my_activation_ids())
    union select l.officer_id from activation_logs l where l.activation_id = activation and activation = any (private.my_activation_ids())) people
$$;
grant execute on function private.team_size to authenticated;

-- An activation with its organs: who lent whom for which days, and what they did. Arithmetic is src/core/collaboration.
create function private.ledger_item(a public.activations) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object('id', a.id, 'kind', a.kind, 'title', a.title, 'state', a.state, 'group_id', a.group_id,
    'group_name', (select g.name from area_groups g where g.id = a.group_id),
    'organ_id', a.organ_id, 'organ_name', (select o.name from organs o where o.id = a.organ_id),
    'organ_kind', (select o.kind from organs o where o.id = a.organ_id), 'team_size', private.team_size(a.id),
    'lead_organ_id', a.lead_organ_id, 'lead_organ_name', (select o.name from organs o where o.id = a.lead_organ_id),
    'submitted_on', a.submitted_on, 'started_on', a.started_on, 'planned_days', a.planned_days, 'planned_finish_on', a.planned_finish_on,
    'statutory_due_on', a.statutory_due_on, 'finished_on', a.finished_on, 'extended_count', a.extended_count, 'people_to_ask', a.people_to_ask,
    'outcome', a.outcome, 'debrief', a.debrief,
    'loans', (select coalesce(jsonb_agg(jsonb_build_object('officer_id', d.officer_id, 'home_organ_id', d.home_organ_id, 'home_organ_name', o.name,
        'force', d.force, 'from_on', d.from_on, 'to_on', coalesce(d.ended_on, d.to_on)) order by d.from_on, d.id), '[]')
      from deployments d left join organs o on o.id = d.home_organ_id
      where d.activation_id = a.id and (d.state in ('cleared', 'ended') or d.state = 'withdrawn' and d.ended_on >= d.from_on and private.was_lent(a.id, d.officer_id))),
    'work', (select coalesce(jsonb_agg(jsonb_build_object('organ_id', w.organ_id, 'organ_name', o.name, 'visits', w.visits, 'talks', w.talks,
        'visited_persons', w.visited_persons) order by o.name), '[]')
      from private.activation_work(array[a.id]) w left join organs o on o.id = w.organ_id))
$$;
grant execute on function private.ledger_item to authenticated;

-- The ledger of what was submitted in a period, oldest first; drafts and what was never approved are not in it.
create function public.collaboration_ledger(from_day date, to_day date) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(private.ledger_item(a) order by a.submitted_on, a.id), '[]')
  from activations a
  where a.submitted_on between from_day and to_day
    and a.state in ('approved', 'staffed', 'in_progress', 'suspended', 'concluded', 'debriefed', 'archived', 'terminated')
$$;

-- What my own organ gave to others in a period, also when its people's access has long ended: days, visits and talks that fall into
-- it, by loan to one item; read by whoever has a role in it, the petition office too. Which item it was, what it was about, and
-- who did what are not in it.
create function private.own_participation(from_day date, to_day date) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with lent as materialized (
    select d.activation_id, d.host_organ_id, d.officer_id, d.from_on, coalesce(d.ended_on, d.to_on) as last_on
    from deployments d
    where not private.is_seeing_as() and d.home_organ_id = private.my_organ_id()
      and d.home_organ_id = any (private.working_organ_ids() || private.granted_organ_ids(array['petition_officer']))
      and d.host_organ_id <> d.home_organ_id and d.from_on <= least(to_day, private.today()) and coalesce(d.ended_on, d.to_on) >= greatest(from_day, d.from_on)
      and (d.state in ('cleared', 'ended') or d.state = 'withdrawn' and exists (select from matter_access m where m.entity = 'activation'
        and m.entity_id = d.activation_id and m.officer_id = d.officer_id and m.reason = 'deployment' and coalesce(m.to_at, 'infinity') > m.from_at))
  ), item as (
    select l.activation_id, l.host_organ_id, min(l.from_on) as from_on, max(l.last_on) as to_on, count(distinct l.officer_id) as people,
      count(distinct (l.officer_id, x.day)) as person_days
    from lent l left join lateral generate_series(greatest(l.from_on, from_day), least(l.last_on, to_day, private.today()), interval '1 day') as x (day) on true
    group by 1, 2
  ), work as (
    select g.activation_id, count(*) filter (where g.kind = 'visit') as visits,
      coalesce(sum(greatest(g.persons, 1)) filter (where g.kind = 'talk'), 0) as talks
    from activation_logs g
    where g.on_day between from_day and to_day and (g.activation_id, g.officer_id) in (select l.activation_id, l.officer_id from lent l)
    group by 1
  )
  select coalesce(jsonb_agg(jsonb_build_object('host_organ_name', o.name, 'from_on', i.from_on, 'to_on', i.to_on, 'people', i.people,
    'person_days', i.person_days, 'visits', coalesce(w.visits, 0), 'talks', coalesce(w.talks, 0)) order by i.from_on desc, i.activation_id), '[]')
  from item i join organs o on o.id = i.host_organ_id left join work w on w.activation_id = i.activation_id
$$;
grant execute on function private.own_participation to authenticated;
create function public.own_participation(from_day date, to_day date) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.own_participation(own_participation.from_day, own_participation.to_day)
$$;

-- One activation with its log; null when it is not open to me. `members` and `lines` are for the team, else null.
create function public.activation_log(activation_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.ledger_item(a) || jsonb_build_object('is_team', a.id = any (private.team_activation_ids()),
    'division_code', (select o.division_code from organs o where o.id = a.organ_id),
    'may_log', not private.is_seeing_as() and a.state in ('staffed', 'in_progress') and a.id = any (private.team_activation_ids()),
    'members', case when a.id = any (private.team_activation_ids()) then (
      select coalesce(jsonb_agg(to_jsonb(m) order by m.force, m.organ_name, m.name), '[]') from (
        select f.id as officer_id, f.name, o.name as organ_name, private.force_of(f.id) as force,
          count(l.id) filter (where l.kind = 'visit') as visits,
          coalesce(sum(greatest(l.persons, 1)) filter (where l.kind = 'talk'), 0) as talks,
          count(distinct l.on_day) as active_days
        from officers f join organs o on o.id = f.organ_id left join activation_logs l on l.activation_id = a.id and l.officer_id = f.id
        where f.id in (select x.officer_id from activation_logs x where x.activation_id = a.id
          union select d.officer_id from deployments d where d.activation_id = a.id and d.state in ('cleared', 'ended'))
        group by f.id, f.name, o.name) m) end)
  from activations a where a.id = activation_log.activation_id
$$;

-- The lines of the log, newest first, for the team; a visit leads to the visit. Pages like visit_page.
create function public.activation_log_page(filters jsonb, after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as (
    select l.* from activation_logs l
    where l.activation_id = (filters ->> 'activation_id')::uuid and (filters ->> 'kind' is null or l.kind = filters ->> 'kind')
      and (filters ->> 'officer_id' is null or l.officer_id = (filters ->> 'officer_id')::uuid)
  ), page as (
    select a.* from asked a
    where after is null or (a.on_day, a.id) < (select p.at::date, p.id from private.page_after(after) p)
    order by a.on_day desc, a.id desc limit least(greatest(page_size, 1), 200)
  ), shown as (
    select p.on_day, p.id, jsonb_build_object('id', p.id, 'kind', p.kind, 'on_day', p.on_day, 'persons', p.persons, 'officer_name', f.name,
      'visit_id', p.visit_id, 'talk_kind', t.kind, 'place', coalesce(v.name, u.name), 'note', coalesce(p.note, t.note)) as data
    from page p left join officers f on f.id = p.officer_id left join visits x on x.id = p.visit_id left join divisions v on v.code = x.village_code
      left join talks t on t.id = p.talk_id left join organs u on u.id = t.unit_id
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(s.data order by s.on_day desc, s.id desc) from shown s), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select s.on_day || '|' || s.id from page s order by s.on_day, s.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end)
$$;

revoke all on function public.my_running_activations, public.collaboration_ledger, public.own_participation, public.activation_log, public.activation_log_page from public, anon;
grant execute on function public.my_running_activations, public.collaboration_ledger, public.own_participation, public.activation_log, public.activation_log_page to authenticated;

-- Talks with people who were asked, in the joint log: not 谈话提醒 and its like. The four kinds of talks are counted where they are entered.
insert into public.indicators (code, name_zh, name_en, unit, kind, definition_zh, definition_en, leaves_out_zh, leaves_out_en, source, position) values
  ('joint_talks', '协作谈话', 'Talks in joint work', 'person_time', 'sum', '片组协作中与有关人员谈话的人次，按谈话日期计入牵头单位', 'Person-times talked with in activations, by the day of the talk, for the lead unit',
    '不含谈话提醒、提醒谈话、约谈提醒、主动约谈', 'Without the four kinds of talks that have indicators of their own', 'activation_logs', 33);
create function private.count_joint_talk() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  perform private.add_fact('joint_talks', (select a.lead_organ_id from activations a where a.id = new.activation_id), new.on_day, '', greatest(new.persons, 1));
  return null;
end
$$;
create trigger activation_logs_count after insert on public.activation_logs
  for each row when (new.kind = 'talk' and new.talk_id is null) execute function private.count_joint_talk();
