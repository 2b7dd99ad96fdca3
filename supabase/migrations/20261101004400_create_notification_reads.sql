-- Notifications on screen: what changed, page by page, and what waits for me. Row security decides about both: a number never
-- tells of what its reader could not open.

-- Told once is not told for ever: when what a notification points to is no longer open, it is not there either. What is to be
-- told at a certain moment, such as an inspection at its release, is not there before.
alter policy "notifications: own, while the matter is open" on public.notifications using (
  officer_id = (select private.real_officer_id()) and made_at <= clock_timestamp() and case entity
    when 'activation' then entity_id = any ((select private.my_activation_ids())::uuid[])
    when 'deployment' then entity_id in (select d.id from public.deployments d)
    when 'link_activity' then entity_id in (select a.id from public.link_activities a)
    when 'finding' then entity_id in (select f.id from public.findings f)
    when 'inspection' then entity_id in (select i.id from public.inspections i)
    when 'rotation_plan' then entity_id in (select r.id from public.rotation_plans r)
    when 'clue' then entity_id in (select c.id from public.clues c)
    when 'clue_naming' then entity_id = any ((select private.named_clue_ids())::uuid[])
    when 'visit_problem' then entity_id in (select p.id from public.visit_problems p)
    else not needs_access or private.has_access(entity, entity_id) end);

-- Newest first; answers {rows, next, total, unread}, the counts with the first page only. filters: {unread?: true}
create function public.notification_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with asked as materialized (
    select n.* from notifications n
    where n.officer_id = private.real_officer_id() and (not coalesce((filters ->> 'unread')::boolean, false) or n.read_at is null)
  ), page as (
    select a.* from asked a
    where after is null or (a.made_at, a.id) < (select p.at::timestamptz, p.id from private.page_after(after) p)
    order by a.made_at desc, a.id desc limit least(greatest(page_size, 1), 200)
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'entity', p.entity, 'entity_id', p.entity_id, 'params', p.params,
      'made_at', p.made_at, 'read_at', p.read_at) order by p.made_at desc, p.id desc) from page p), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select s.made_at || '|' || s.id from page s order by s.made_at, s.id limit 1) end,
    'total', case when after is null then (select count(*) from asked) end,
    'unread', case when after is null then (select count(*) from asked a where a.read_at is null) end)
$$;

create function public.unread_notifications() returns bigint
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select count(*) from notifications n where n.officer_id = private.real_officer_id() and n.read_at is null
$$;

-- What waits for me, the longest first: [{code, n, entity_id, oldest_on}], entity_id when it is a single one. Read from the matters themselves, so that
-- what somebody else has done meanwhile no longer waits.
create function public.waits_for_me() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with me as materialized (
    select private.real_officer_id() as id, private.is_seeing_as() as is_looking, private.granted_organ_ids(array['area_coordinator']) as coordinated,
      private.granted_organ_ids(array['township_officer']) as township, private.granted_organ_ids(array['office_officer', 'area_coordinator']) as verified,
      private.case_manager_organ_ids() as managed_cases, private.decided_activation_ids() as decided, private.approved_activation_ids() as approved, private.my_link_activity_ids() as links,
      private.accessible_ids('inspection') as inspections
  ), waiting as (
    select 'deployment_answer' as code, d.id, d.from_on as since from deployments d, me where d.officer_id = me.id and d.state = 'asked'
    union all
    select 'recusal_decision', r.activation_id, (r.declared_at at time zone 'Asia/Shanghai')::date from recusals r join deployments d on d.activation_id = r.activation_id and d.officer_id = r.officer_id, me
      where r.decision is null and d.state = 'accepted' and r.officer_id <> me.id and r.activation_id = any (me.decided)
    union all
    select 'activation_screen', a.id, a.submitted_on from activations a where a.state = 'submitted' and private.is_put_to_me(a.organ_id, a.county_organ_id)
    union all
    select 'activation_staff', a.id, a.submitted_on from activations a, me where a.state = 'approved' and a.county_organ_id = any (me.coordinated)
    union all
    select 'activation_approve', a.id, a.submitted_on from activations a
      where a.state = 'screened' and exists (select from public.available_actions('activation', a.id) x where x.action in ('endorse', 'approve'))
    union all
    select 'activation_confirm', a.id, a.submitted_on from activations a, me
      where a.verbal_approver_id = me.id and a.verbal_confirmed_at is null
        and exists (select from public.available_actions('activation', a.id) x where x.action = 'confirm_word')
    union all
    select 'extension_decision', e.activation_id, (e.asked_at at time zone 'Asia/Shanghai')::date from activation_extensions e, me
      where e.state = 'asked' and e.author_id <> me.id and e.activation_id = any (me.approved)
    union all
    select 'renewal_decision', d.activation_id, d.from_on from deployments d, me
      where d.state = 'requested' and d.asked_by <> me.id and d.officer_id <> me.id and d.activation_id = any (me.approved)
    union all
    select case a.state when 'returned' then 'activation_returned' when 'in_progress' then 'activation_due' else 'activation_debrief' end, a.id,
      case a.state when 'returned' then a.submitted_on when 'in_progress' then a.planned_finish_on else a.finished_on end from activations a, me
      where a.author_id = me.id and (a.state in ('returned', 'concluded') or a.state = 'in_progress' and a.planned_finish_on <= private.today() + 3)
    union all
    select 'link_question', l.id, l.on_day from link_activities l, me where l.kind = 'joint_problem_solving' and l.answer is null and l.author_id <> me.id and l.id = any (me.links)
    union all
    select 'inspection_open', i.id, null from inspections i, me where i.state in ('scheduled', 'in_progress') and i.id = any (me.inspections)
    union all
    select 'finding_rectify', f.id, f.due_on from findings f, me where f.state in ('issued', 'in_rectification') and f.organ_id = any (me.township)
    union all
    select 'finding_verify', f.id, f.reported_on from findings f, me where f.state = 'reported_done' and f.inspecting_organ_id = any (me.verified)
    union all
    select 'clue_registered', c.id, c.received_on from clues c, me where c.state = 'registered' and c.organ_id = any (me.managed_cases)
    union all
    select 'clue_declare', n.clue_id, (n.named_at at time zone 'Asia/Shanghai')::date from private.clue_namings() n
    union all
    select 'clue_step', c.id, c.due_on from clues c, me where c.id = any (private.accessible_ids('clue')) and exists (select from public.available_actions('clue', c.id))
    union all
    select 'appointment', a.id, (a.asked_at at time zone 'Asia/Shanghai')::date from private.open_appointments() a where a.may_confirm
    union all
    select 'straight_up', p.id, p.noted_on from visit_problems p, me where p.category = 'corruption' and p.state = 'routed' and p.organ_id = any (me.managed_cases)
    union all
    select case c.entity when 'visit' then 'edit_conflict' else c.entity || '_conflict' end, c.entity_id, (c.made_at at time zone 'Asia/Shanghai')::date from edit_conflicts c, me where c.officer_id = me.id and c.resolved_at is null
    union all
    select 'follow_up', v.id, v.follow_up_on from visits v, me where v.author_id = me.id and v.follow_up_done_on is null and v.follow_up_on <= private.today()
  ), counted as (
    select w.code, count(*) as n, case when count(*) = 1 then min(w.id::text) end as entity_id, min(w.since) as oldest_on
    from waiting w where not (select me.is_looking from me) group by w.code
  )
  select coalesce(jsonb_agg(to_jsonb(c) order by c.oldest_on nulls last, c.code), '[]') from counted c
$$;
revoke all on function public.notification_page, public.unread_notifications, public.waits_for_me from public, anon;
grant execute on function public.notification_page, public.unread_notifications, public.waits_for_me to authenticated;
