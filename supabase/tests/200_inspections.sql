-- Inspections and findings: what the unit inspected does not read, and what nobody puts on another county.
select plan(35);
select tests.make_world();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
create function tests.inspection(unit text, members text[], more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id(unit), 'inspecting_organ_id', tests.id('county'), 'kind', 'special', 'name', 'ledgers', 'starts_on', tests.today(), 'ends_on', tests.today() + 1,
    'members', (select jsonb_agg(tests.id(m)) from unnest(members) m)) || more
$$;
create function tests.finding(more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id('north'), 'inspecting_organ_id', tests.id('county'), 'topic', 'rent', 'title', 'rent unpaid', 'description', 'two months, not entered') || more
$$;
create function tests.step(entity text, name text, action text, data jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('entity', entity, 'entity_id', tests.id(name), 'action', action, 'note', 'as agreed', 'data', data)
$$;
grant execute on function tests.today, tests.inspection, tests.finding, tests.step to authenticated;

-- Who goes, and where.
select tests.act_as('officer');
select is(tests.refusal('order_inspection', tests.inspection('far', '{clerk,walker}')), 'unit_outside_remit', 'nobody orders an inspection in another county');
select is(tests.refusal('order_inspection', tests.inspection('north', '{clerk}')), 'team_too_small', 'nobody goes alone');
select is(tests.refusal('order_inspection', tests.inspection('north', '{clerk,walker}')), 'hard_tie', 'nobody inspects his own unit');
select tests.act_as('south walker');
select tests.send('save_tie', jsonb_build_object('officer_id', tests.id('south walker'), 'kind', 'marriage', 'grade', 'hard', 'target_organ_id', tests.id('north')));
select tests.act_as('officer');
select is(tests.refusal_detail('order_inspection', tests.inspection('north', '{clerk,south walker}')), 'south walker', 'a hard tie is refused by name, which tie it is stays closed');
select is(tests.refusal('order_inspection', tests.inspection('far', '{clerk,former leader}', jsonb_build_object('inspecting_organ_id', tests.id('far county')))), 'forbidden', 'nobody orders in another''s name');
select tests.send('order_inspection', tests.inspection('north', '{clerk,former leader}', jsonb_build_object('release_at', now() + interval '3 hours')), tests.id('inspection'));

-- Before the release the unit knows nothing, not even by its events.
select tests.act_as('clerk');
select is(tests.run('act', tests.step('inspection', 'inspection', 'start')), '{"state": "in_progress"}', 'a member begins');
select tests.act_as('secretary');
select is(tests.rows_of('inspections'), 0::bigint, 'the unit does not see the inspection before its release');
select is_empty($$ select from public.events where entity_id = tests.id('inspection')::text $$, 'nor that it has begun');
select is(tests.refusal('act', tests.step('inspection', 'inspection', 'submit')), 'not_found', 'and moves nothing of it');
select tests.act_as('leader');
select isnt_empty($$ select from public.events where entity_id = tests.id('inspection')::text and action = 'start' $$, 'who follows it does');
select tests.reset();
update public.inspections set release_at = now() where id = tests.id('inspection');
select tests.act_as('secretary');
select is(tests.rows_of('inspections'), 1::bigint, 'released, the unit sees it');

-- Access is for the days of the inspection.
select tests.reset();
update public.matter_access set from_at = from_at - interval '5 days', to_at = to_at - interval '5 days' where entity_id = tests.id('inspection') and officer_id = tests.id('former leader');
select tests.act_as('former leader');
select is(tests.rows_of('inspections'), 0::bigint, 'after its last day a member sees it no longer');
select is(tests.refusal('record_finding', jsonb_build_object('inspection_id', tests.id('inspection'), 'topic', 't', 'title', 'late', 'description', 'late')), 'not_found', 'and records nothing in it');

-- Findings.
select tests.act_as('clerk');
select tests.send('record_finding', jsonb_build_object('inspection_id', tests.id('inspection'), 'topic', 'rent', 'title', 'rent unpaid', 'description', 'two months, not entered'), tests.id('finding'));
select tests.act_as('secretary');
select is(tests.rows_of('findings'), 0::bigint, 'a finding is not the unit''s before it is put to it');
select is_empty($$ select from public.events where entity = 'finding' $$, 'nor is its trail');
select is((select coalesce(sum(value), 0) from public.indicator_days where indicator_code = 'findings'), 0::numeric, 'nor a figure that counts it');
select tests.act_as('leader');
select is((select value from public.indicator_facts(array['findings'], tests.id('county'), tests.today(), tests.today())), 1::bigint, 'for the county it counts at once');
select is((select count(*) from public.indicator_rows('findings', tests.id('county'), tests.today(), tests.today())), 1::bigint, 'with its row behind the number');
select tests.act_as('officer');
select tests.send('act', tests.step('finding', 'finding', 'issue'));
select tests.act_as('secretary');
select is(tests.rows_of('findings'), 1::bigint, 'issued, it is');
select is((select value from public.indicator_facts(array['findings'], tests.id('north'), tests.today(), tests.today())), 1::bigint, 'and counts for the unit');
select is(tests.rows_of('finding_authors'), 0::bigint, 'but never who wrote it');
select is_empty($$ select from public.events where actor_id = tests.id('clerk') $$, 'not by the trail either');
select tests.send('act', tests.step('finding', 'finding', 'begin_rectification'));
select tests.send('act', tests.step('finding', 'finding', 'report_done', '{"proof": "receipts entered"}'));
select is(tests.refusal('act', tests.step('finding', 'finding', 'verify')), 'action_not_available', 'who reported the correction does not verify it');
select tests.reset();
insert into public.role_grants (id, officer_id, role, organ_id, valid_from) values (gen_random_uuid(), tests.id('secretary'), 'office_officer', tests.id('county'), '2026-01-01');
select tests.act_as('secretary');
select is(tests.refusal('act', tests.step('finding', 'finding', 'verify')), 'action_not_available', 'not even with the other role as well');
select tests.act_as('officer');
select is(tests.run('act', tests.step('finding', 'finding', 'verify')), '{"state": "verified"}', 'somebody else does');
select is(tests.refusal('record_finding', tests.finding(jsonb_build_object('organ_id', tests.id('far')))), 'unit_outside_remit', 'no finding is put on another county');
select is(tests.refusal('record_finding', tests.finding()), 'done', 'on one''s own it is');
select tests.act_as('coordinator');
select is(tests.refusal('save_checklist', jsonb_build_object('organ_id', tests.id('far county'), 'name', 'list', 'topic', 't', 'items', '[]'::jsonb)), 'forbidden', 'nor a checklist');

-- The draw of a rotation: the seed gives every round, so it is closed to the units until all are released.
select tests.send('save_rotation_plan', jsonb_build_object('organ_id', tests.id('county'), 'name', 'r',
  'rounds', jsonb_build_array(jsonb_build_object('round', 1, 'starts_on', tests.today(), 'ends_on', tests.today()),
    jsonb_build_object('round', 2, 'starts_on', tests.today() + 9, 'ends_on', tests.today() + 9)),
  'teams', jsonb_build_array(jsonb_build_object('id', tests.id('team'), 'name', 't', 'lead_organ_id', tests.id('office'), 'members', jsonb_build_array(
    jsonb_build_object('officer_id', tests.id('officer')), jsonb_build_object('officer_id', tests.id('clerk'))))),
  'targets', jsonb_build_array(jsonb_build_object('id', tests.id('to north'), 'organ_id', tests.id('north'), 'name', 'north'), jsonb_build_object('id', tests.id('to south'), 'organ_id', tests.id('south'), 'name', 'south')),
  'assignments', jsonb_build_array(jsonb_build_object('team_id', tests.id('team'), 'target_id', tests.id('to north'), 'round', 1), jsonb_build_object('team_id', tests.id('team'), 'target_id', tests.id('to south'), 'round', 2)),
  'draw', jsonb_build_object('seed', 7, 'instance', '{}'::jsonb, 'instance_sha256', repeat('a', 64), 'result_sha256', repeat('b', 64))), tests.id('rotation'));
select is(tests.refusal('act', tests.step('rotation_plan', 'rotation', 'publish')), 'done', 'a plan is drawn and published');
select tests.send('act', tests.step('rotation_plan', 'rotation', 'publish'));
select tests.act_as('south secretary');
select is(tests.rows_of('rotation_plans') + tests.rows_of('rotation_assignments') + tests.rows_of('rotation_draws'), 0::bigint, 'a unit of a round to come knows nothing of the plan');
select tests.reset();
update public.role_grants set valid_to = tests.today() - 1 where officer_id = tests.id('secretary') and role = 'office_officer';
select tests.act_as('secretary');
select is(tests.rows_of('rotation_assignments') || '/' || tests.rows_of('rotation_draws'), '1/0', 'one of a released round sees that, and not the seed');
select is_empty($$ select from public.events where data::text like '%seed%' $$, 'by no way');
select tests.act_as('clerk');
select is(tests.rows_of('rotation_draws'), 0::bigint, 'nor does who goes, whose own unit may come later');
select tests.reset();
update public.rotation_rounds set release_at = now() where plan_id = tests.id('rotation');
select tests.act_as('secretary');
select is(tests.rows_of('rotation_draws'), 1::bigint, 'after the last release everybody with a part can check the draw');
select tests.act_as('coordinator');
select is(tests.refusal('save_rotation_plan', jsonb_build_object('organ_id', tests.id('county'), 'name', 'r', 'rounds', '[]'::jsonb, 'teams', '[]'::jsonb, 'assignments', '[]'::jsonb,
  'targets', jsonb_build_array(jsonb_build_object('id', tests.id('to far'), 'organ_id', tests.id('far'), 'name', 'far')), 'draw', '{}'::jsonb)), 'unit_outside_remit', 'and no rotation goes to another county');

select * from finish();
