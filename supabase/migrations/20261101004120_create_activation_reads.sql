-- What the screens of area collaboration read: a page, a list, what waits for me, and whom there is to ask. Row security decides what
-- exists for the caller; none of it is kept on a device, for access to it ends.

create function private.person(officer uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object('id', f.id, 'name', f.name, 'post', f.post, 'organ_name', o.name) from officers f join organs o on o.id = f.organ_id where f.id = officer
$$;
-- The team with its days; why somebody cannot come is there for whom row security lets read it.
create function private.team_of(activation uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'officer_id', d.officer_id, 'name', f.name, 'post', f.post, 'home_organ', h.name, 'force', d.force,
    'is_lead', d.is_lead, 'is_own', d.home_organ_id = d.host_organ_id, 'from_on', d.from_on, 'to_on', d.to_on, 'ended_on', d.ended_on, 'state', d.state,
    'answer_reason', (select x.reason from deployment_answers x where x.deployment_id = d.id), 'days_lent', (select l.days from public.days_lent(extract(year from private.today())::integer, array[d.officer_id]) l), 'renewal_of', d.renewal_of, 'renewal_reason', d.renewal_reason, 'asked_by', d.asked_by) order by d.is_lead desc, d.from_on, f.name, d.id), '[]')
  from deployments d join officers f on f.id = d.officer_id join organs h on h.id = d.home_organ_id where d.activation_id = activation
$$;
create function private.approval_chain(activation uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(c.role order by c.n), '[]')
  from activations a, generate_series(1, 3) n, lateral (select private.approval_role(a.organ_id, 'activation', n) as role, n) c
  where a.id = activation and c.role is not null
$$;
-- Ties are restricted: who decides learns of the kind, where a declaration waits for him.
create function private.tie_kinds(activation uuid, officer uuid) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when activation = any (private.decided_activation_ids()) or activation = any (private.managed_activation_ids())
    then coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'grade', t.grade) order by t.grade, t.kind) from private.activation_ties(activation, officer) t), '[]')
    else '[]' end
$$;
grant execute on function private.person, private.team_of, private.approval_chain, private.tie_kinds to authenticated;

-- One activation with all that belongs to it; null when there is none for the caller.
create function public.activation_page(activation_id uuid) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object(
    'activation', to_jsonb(a) - 'changed_xid' - 'debrief',
    'organ_name', o.name, 'group_name', g.name, 'lead_organ_name', l.name,
    'author', private.person(a.author_id), 'verbal_approver', private.person(a.verbal_approver_id),
    'chain', private.approval_chain(a.id), 'team', private.team_of(a.id),
    'parties', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'part', p.part, 'name', coalesce(pf.name, po.name, pd.name)) order by p.part, p.id)
      from activation_parties p left join officers pf on pf.id = p.officer_id left join organs po on po.id = p.organ_id left join divisions pd on pd.code = p.division_code
      where p.activation_id = a.id), '[]'),
    'recusals', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'officer_id', r.officer_id, 'name', f.name, 'declared_at', r.declared_at, 'relation', r.relation,
      'explanation', r.explanation, 'decision', r.decision, 'decided_by', (private.person(r.decided_by)) ->> 'name', 'decision_reason', r.decision_reason,
      'ties', case when r.decision is null then private.tie_kinds(a.id, r.officer_id) else '[]' end) order by r.declared_at)
      from recusals r join officers f on f.id = r.officer_id where r.activation_id = a.id), '[]'),
    'extensions', coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'days', e.days, 'reason', e.reason, 'state', e.state, 'asked_at', e.asked_at,
      'asked_by', (private.person(e.author_id)) ->> 'name', 'decided_by', (private.person(e.decided_by)) ->> 'name',
      'actions', coalesce((select jsonb_agg(to_jsonb(x)) from public.available_actions('activation_extension', e.id) x), '[]')) order by e.asked_at)
      from activation_extensions e where e.activation_id = a.id), '[]'),
    'events', coalesce((select jsonb_agg(jsonb_build_object('at', v.at, 'actor', (private.person(v.actor_id)) ->> 'name', 'action', v.action, 'from_state', v.from_state,
      'to_state', v.to_state, 'note', v.note, 'about', (private.person((v.data ->> 'officer_id')::uuid)) ->> 'name', 'days', v.data -> 'days') order by v.at)
      from (select x.at, x.actor_id, x.action, x.from_state, x.to_state, x.note, x.data from events x where x.entity = 'activation' and x.entity_id = a.id::text order by x.at desc limit 500) v), '[]'),
    'actions', coalesce((select jsonb_agg(to_jsonb(x)) from public.available_actions('activation', a.id) x), '[]'),
    'forces_min', private.rule_value('team_forces_min', a.organ_id),
    'lent_days_line', private.rule_value('deployment_days_per_year', a.organ_id),
    'may_staff', a.id = any (private.managed_activation_ids()),
    'may_decide', a.id = any (private.decided_activation_ids()),
    'may_approve', a.id = any (private.approved_activation_ids()),
    'may_extend', a.author_id = private.real_officer_id() or a.id = any (private.managed_activation_ids()),
    'as_of', private.now())
  from activations a join organs o on o.id = a.organ_id join organs l on l.id = a.lead_organ_id left join area_groups g on g.id = a.group_id
  where a.id = activation_page.activation_id
$$;

-- filter: {states?: [...], kind?, group_id?, text?}; newest first, 50 at a time, after an id of the earlier page.
create function public.activation_list(filter jsonb default '{}', after uuid default null) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with wanted as materialized (
    select a.* from activations a
    where (filter -> 'states' is null or a.state = any (private.text_array(filter, 'states')))
      and (coalesce(filter ->> 'kind', '') = '' or a.kind = filter ->> 'kind')
      and (coalesce(filter ->> 'group_id', '') = '' or a.group_id = (filter ->> 'group_id')::uuid)
      and (coalesce(btrim(filter ->> 'text'), '') = '' or strpos(a.title, btrim(filter ->> 'text')) > 0)
  ), page as (
    select w.* from wanted w where after is null or w.id < after order by w.id desc limit 51
  ), shown as (select p.* from page p order by p.id desc limit 50)
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'kind', a.kind, 'state', a.state, 'organ_name', o.name, 'group_name', g.name,
      'submitted_on', a.submitted_on, 'started_on', a.started_on, 'planned_days', a.planned_days, 'planned_finish_on', a.planned_finish_on, 'finished_on', a.finished_on,
      'statutory_due_on', a.statutory_due_on, 'heads', a.heads, 'waits_for_word', a.verbal_approver_id is not null and a.verbal_confirmed_at is null,
      'team', (select count(distinct d.officer_id) from deployments d where d.activation_id = a.id and d.state in ('cleared', 'ended') and coalesce(d.ended_on, d.to_on) >= d.from_on)) order by a.id desc)
      from shown a join organs o on o.id = a.organ_id left join area_groups g on g.id = a.group_id), '[]'),
    'next', case when (select count(*) from page) > 50 then (select s.id from shown s order by s.id limit 1) end,
    'total', case when after is null then (select count(*) from wanted) end)
$$;

-- Whether a new request waits for me: for the coordinator, or for whose approval is the first. A leader may screen it too, but it is not
-- put to him.
create function private.is_put_to_me(organ uuid, county uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.has_role(array['area_coordinator', private.approval_role(organ, 'activation', 1)], county)
$$;
grant execute on function private.is_put_to_me to authenticated;

-- What was asked of me, where I am lent, and what waits for my decision. Before the first day the place and the days are all there is to know.
create function public.activation_inbox() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object(
    'loans', coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'activation_id', d.activation_id, 'host_organ', h.name, 'from_on', d.from_on, 'to_on', d.to_on, 'ended_on', d.ended_on,
        'state', d.state, 'is_open', d.activation_id = any (private.my_activation_ids()), 'title', a.title, 'is_renewal', d.renewal_of is not null) order by d.from_on desc, d.id)
      from (select * from deployments x where x.officer_id = private.real_officer_id() and x.state <> 'requested' order by x.from_on desc, x.id limit 100) d
      join organs h on h.id = d.host_organ_id left join activations a on a.id = d.activation_id), '[]'),
    'waiting', coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'title', w.title, 'organ_name', w.organ_name, 'state', w.state, 'why', w.why) order by w.id)
      from (
        select a.id, a.title, o.name as organ_name, a.state, x.action as why
        from activations a join organs o on o.id = a.organ_id,
          lateral (select x.action from public.available_actions('activation', a.id) x
            where x.action in ('endorse', 'approve', 'confirm_word') or (x.action = 'screen' and private.is_put_to_me(a.organ_id, a.county_organ_id)) or (x.action = 'submit' and a.state = 'returned') order by x.action = 'confirm_word', x.action limit 1) x
        where a.state in ('submitted', 'screened', 'returned') or (a.verbal_approver_id = private.real_officer_id() and a.verbal_confirmed_at is null)
        union all
        select a.id, a.title, o.name, a.state, 'ask_people' from activations a join organs o on o.id = a.organ_id
        where a.state = 'approved' and a.id = any (private.managed_activation_ids()) and not exists (select from deployments d where d.activation_id = a.id and d.state in ('asked', 'accepted', 'cleared'))
        union all
        select a.id, a.title, o.name, a.state, 'decide_recusal' from activations a join organs o on o.id = a.organ_id
        where a.id = any (private.decided_activation_ids()) and exists (
          select from recusals r join deployments d on d.activation_id = r.activation_id and d.officer_id = r.officer_id and d.state = 'accepted'
          where r.activation_id = a.id and r.decision is null and r.officer_id <> private.real_officer_id())
        union all
        select a.id, a.title, o.name, a.state, 'decide_extension' from activation_extensions e join activations a on a.id = e.activation_id join organs o on o.id = a.organ_id
        where e.state = 'asked' and e.author_id <> private.real_officer_id() and a.id = any (private.approved_activation_ids())
        union all
        select distinct a.id, a.title, o.name, a.state, 'decide_renewal' from deployments d join activations a on a.id = d.activation_id join organs o on o.id = a.organ_id
        where d.state = 'requested' and d.asked_by <> private.real_officer_id() and a.id = any (private.approved_activation_ids())
      ) w), '[]'),
    'days_lent', coalesce((select l.days from public.days_lent(extract(year from private.today())::integer, array[private.real_officer_id()]) l), 0))
$$;

-- The talent pool as one activation sees it: everybody of the county with what decides for or against. For who staffs it: he learns
-- that there is a tie; which it is stays with the officer, his administrator, and who decides about him once he has answered.
create function private.staffing_pool(activation uuid, from_on date, to_on date) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with matter as materialized (
    select a.*, o.division_code, c.path as county_path, c.division_code as county_division
    from activations a join organs o on o.id = a.organ_id join organs c on c.id = a.county_organ_id
    where a.id = activation and a.id = any (private.managed_activation_ids())
  ), pool as materialized (
    select f.*, o.name as organ_name, private.force_of(f.id) as force, coalesce(o.division_code, m.county_division) as place
    from matter m join organs o on o.path <@ m.county_path join officers f on f.organ_id = o.id
    where f.left_on is null and not exists (
      select from role_grants g where g.officer_id = f.id and g.role = 'administrator' and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity'))
  ), tie as materialized (
    select t.officer_id, jsonb_agg(jsonb_build_object('kind', t.kind, 'grade', t.grade) order by t.grade, t.kind) as ties
    from (select distinct k.officer_id, case when k.kind in ('party', 'former_post') then k.kind else 'undisclosed' end as kind, k.grade from private.matter_ties(activation) k) t group by t.officer_id
  ), lent as materialized (
    select * from private.lent_days(extract(year from from_on)::integer, array(select p.id from pool p))
  ), load as materialized (
    select d.officer_id, count(distinct d.activation_id) as running,
      max(d.to_on) filter (where daterange(d.from_on, d.to_on, '[]') && daterange(staffing_pool.from_on, staffing_pool.to_on, '[]') and d.activation_id <> activation) as busy_until
    from deployments d where d.state in ('asked', 'accepted', 'cleared') and d.to_on >= private.today() group by d.officer_id
  ), here as materialized (
    select d.officer_id, bool_or(d.state in ('asked', 'accepted', 'cleared')) as on_team, bool_or(d.state = 'declined') as declined
    from deployments d where d.activation_id = activation group by d.officer_id
  )
  select jsonb_build_object(
    'place', (select jsonb_build_object('lon', p.lon, 'lat', p.lat) from matter m join divisions p on p.code = m.division_code),
    'own_organ_id', (select m.organ_id from matter m),
    'officers', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'post', p.post, 'organ_id', p.organ_id, 'organ_name', p.organ_name, 'force', p.force,
      'skills', p.skills, 'availability', p.availability, 'lon', v.lon, 'lat', v.lat, 'running', coalesce(w.running, 0), 'busy_until', w.busy_until,
      'days_lent', coalesce(l.days, 0), 'ties', coalesce(t.ties, '[]'), 'on_team', coalesce(h.on_team, false), 'declined', coalesce(h.declined, false)) order by p.id)
      from pool p left join divisions v on v.code = p.place left join tie t on t.officer_id = p.id left join lent l on l.officer_id = p.id
        left join load w on w.officer_id = p.id left join here h on h.officer_id = p.id), '[]'))
  where exists (select from matter)
$$;
grant execute on function private.staffing_pool to authenticated;
create function public.staffing_data(activation_id uuid, from_on date, to_on date) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select private.staffing_pool(staffing_data.activation_id, staffing_data.from_on, staffing_data.to_on)
$$;
-- What the form offers: for which organs one may ask, the skills there are in the county, who may have approved by word of mouth.
create function public.request_form() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object(
    'organ_id', private.my_organ_id(),
    'organs', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.id <> private.my_organ_id(), o.kind desc, o.code, o.name) from organs o
      where o.id = any (private.granted_organ_ids(array['township_officer', 'office_officer', 'area_coordinator', 'leader']))
        and o.valid_to is null and o.kind in ('county_commission', 'commission_office', 'stationed_group', 'township_commission')), '[]'),
    'skills', coalesce((select jsonb_agg(x.skill order by x.people desc, x.skill) from (
      select k.skill, count(*) as people from officers f, unnest(f.skills) as k (skill) where f.left_on is null group by k.skill order by 2 desc, 1 limit 40) x), '[]'),
    'approvers', coalesce((select jsonb_agg(private.person(v.officer_id)) from private.verbal_approvers(private.my_organ_id(), private.county_organ_id(private.my_organ_id())) v
      where v.officer_id <> private.real_officer_id()), '[]'),
    'officers', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'organ_name', o.name) order by f.name) from officers f join organs o on o.id = f.organ_id where f.left_on is null), '[]'))
$$;
revoke all on function public.activation_page, public.activation_list, public.activation_inbox, public.staffing_data, public.request_form from public, anon;
grant execute on function public.activation_page, public.activation_list, public.activation_inbox, public.staffing_data, public.request_form to authenticated;
