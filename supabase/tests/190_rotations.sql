-- Rotations: who plans and publishes, which plans can never be published, what stays, and who sees what when.
select plan(53);
select tests.make_world();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;

-- Two more townships, so that three units can inspect in a circle; two people in each.
insert into public.divisions (code, parent_code, level, name) values
  ('990123102000', '990123000000', 'township', 'east'), ('990123103000', '990123000000', 'township', 'west');
select tests.make_organ('east', 'township_commission', 'county', '990123102000'), tests.make_organ('west', 'township_commission', 'county', '990123103000');
select tests.make_officer(name, organ, 'grid_leader') from (values
  ('east one', 'east'), ('east two', 'east'), ('west one', 'west'), ('west two', 'west'), ('south runner', 'south')) as p (name, organ);
select tests.sign_up('east one');

-- a team of a unit, by the names of its members; a target is a unit
create function tests.team(unit text, members text[], plan text default 'p') returns jsonb language sql stable as $$
  select jsonb_build_object('id', tests.id(plan || ' team ' || unit), 'name', unit || ' team', 'lead_organ_id', tests.id(unit),
    'members', (select jsonb_agg(jsonb_build_object('officer_id', tests.id(m))) from unnest(members) m))
$$;
create function tests.target(unit text, plan text default 'p') returns jsonb language sql stable as $$
  select jsonb_build_object('id', tests.id(plan || ' target ' || unit), 'organ_id', tests.id(unit), 'name', unit)
$$;
-- 'north south 1' = the team of north inspects south in round 1
create function tests.visits(lines text[], plan text default 'p') returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('team_id', tests.id(plan || ' team ' || split_part(l, ' ', 1)), 'target_id', tests.id(plan || ' target ' || split_part(l, ' ', 2)),
    'round', split_part(l, ' ', 3)::integer)), '[]') from unnest(lines) l
$$;
create function tests.draw() returns jsonb language sql stable as $$
  select jsonb_build_object('seed', 7, 'instance', '{}'::jsonb, 'instance_sha256', repeat('a', 64), 'result_sha256', repeat('b', 64))
$$;
-- round 1 begins tomorrow, round 2 a month later; round 1 is released the day it begins
create function tests.rotation(lines text[], plan text default 'p', more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id('county'), 'name', plan, 'settings', jsonb_build_object('window', 2, 'reciprocal', jsonb_build_object('lag', 1, 'scope', 'lead')),
    'rounds', jsonb_build_array(
      jsonb_build_object('round', 1, 'starts_on', tests.today() + 1, 'ends_on', tests.today() + 2),
      jsonb_build_object('round', 2, 'starts_on', tests.today() + 31, 'ends_on', tests.today() + 32)),
    'teams', jsonb_build_array(tests.team('north', '{walker,runner}', plan), tests.team('south', '{south walker,south runner}', plan),
      tests.team('east', '{east one,east two}', plan)),
    'targets', jsonb_build_array(tests.target('north', plan), tests.target('south', plan), tests.target('east', plan), tests.target('west', plan)),
    'assignments', tests.visits(lines, plan), 'draw', tests.draw()) || more
$$;
create function tests.step(plan text, action text) returns jsonb language sql stable as $$
  select jsonb_build_object('entity', 'rotation_plan', 'entity_id', tests.id(plan), 'action', action)
$$;
create function tests.proposal(lines text[]) returns jsonb language sql stable as $$
  select jsonb_build_object('plan_id', tests.id('p'), 'assignments', tests.visits(lines), 'objective', '{}'::jsonb, 'draw', tests.draw())
$$;
create function tests.assignment(line text) returns uuid language sql stable security definer as $$
  select a.id from public.rotation_assignments a where a.plan_id = tests.id('p') and a.team_id = tests.id('p team ' || split_part(line, ' ', 1))
    and a.target_id = tests.id('p target ' || split_part(line, ' ', 2)) and a.round = split_part(line, ' ', 3)::integer
$$;
create function tests.adjust(more jsonb) returns jsonb language sql stable as $$ select jsonb_build_object('plan_id', tests.id('p')) || more $$;
grant execute on all functions in schema tests to authenticated;

-- Who may propose and publish.
select tests.act_as('secretary');
select is(tests.refusal('save_rotation_plan', tests.rotation('{}')), 'forbidden', 'a township does not plan who inspects it');
select tests.act_as('leader');
select is(tests.refusal('save_rotation_plan', tests.rotation('{}')), 'forbidden', 'a leader reads rotations and plans none');
select tests.act_as('far administrator');
select is(tests.refusal('save_rotation_plan', tests.rotation('{}')), 'forbidden', 'nor does another county');
select is(public.rotation_planning_data(tests.id('county'), array[tests.id('walker')], '{}', tests.today()), null, 'whose planner learns nothing of the people here');

-- With a checklist in force only: whoever is sent reads what stands on it.
select tests.reset();
update public.checklist_versions set state = 'draft' where id = (select v.id from public.checklist_versions v order by v.id limit 1);
select tests.act_as('coordinator');
select is(tests.refusal('save_rotation_plan', tests.rotation('{}') || jsonb_build_object('checklist_version_id', (select v.id from public.checklist_versions v where v.state = 'draft'))),
  'checklist_not_published', 'a rotation goes with no draft of a checklist');

-- S10: non-mutual rotation.
select is(tests.refusal('save_rotation_plan', tests.rotation('{north south 1,south east 1,east north 1}')), 'done', 'S10: A to B, B to C, C to A is accepted');
select is(tests.refusal('save_rotation_plan', tests.rotation('{north south 1,south north 1}')), 'rotation_mutual_pair', 'S10: A to B with B to A is refused');
select is(tests.refusal('save_rotation_plan', tests.rotation('{north south 1,south north 2}')), 'rotation_mutual_pair', 'in the next round as well');
select is(tests.refusal('save_rotation_plan', jsonb_set(tests.rotation('{north south 1,south north 2}'), '{settings,reciprocal,lag}', '0')), 'done', 'unless the rule of the plan looks at one round only');
select is(tests.refusal('save_rotation_plan', jsonb_set(tests.rotation('{north east 1,east south 1}'), '{teams,0,members,1,officer_id}', to_jsonb(tests.id('south walker')))),
  'done', 'S10: A and B together to C is accepted');
select is(tests.refusal('save_rotation_plan', jsonb_set(jsonb_set(tests.rotation('{north east 1,east south 1}'), '{teams,0,members,1,officer_id}', to_jsonb(tests.id('south walker'))), '{settings,reciprocal,scope}', '"any"')),
  'rotation_mutual_pair', 'C to B is then refused where every member''s unit counts');

-- What can never be drafted.
select is(tests.refusal('save_rotation_plan', tests.rotation('{north north 1}')), 'rotation_own_unit', 'nobody inspects his own unit');
select is(tests.refusal('save_rotation_plan', jsonb_set(tests.rotation('{north south 1}'), '{teams,0,members,1,officer_id}', to_jsonb(tests.id('south walker')))),
  'rotation_own_unit', 'not as a member of another unit''s team either');
select is(tests.refusal('save_rotation_plan', tests.rotation('{north west 1,north west 2}')), 'rotation_repeated_pair', 'a pair does not repeat within the window');
select is(tests.refusal('save_rotation_plan', jsonb_set(tests.rotation('{north west 1}'), '{teams,0,members,0,off_rounds}', '[1]')), 'rotation_team_away', 'nobody goes alone because the other is away');
select is(tests.refusal('save_rotation_plan', jsonb_set(tests.rotation('{north west 1,east south 1}'), '{teams,0,members,1,officer_id}', to_jsonb(tests.id('east one')))),
  'rotation_person_in_two_places', 'nobody is in two places at once');

-- Ties: to the unit, to a place in it, to one of its people, to a former post there.
select tests.reset();
insert into public.ties (id, officer_id, kind, target_division_code, grade, source) values (tests.id('tie village'), tests.id('east one'), 'native', '990123100202', 'hard', 'declared');
insert into public.ties (id, officer_id, kind, target_officer_id, grade, source) values (tests.id('tie person'), tests.id('west one'), 'kinship', tests.id('secretary'), 'hard', 'declared');
insert into public.officer_posts (id, officer_id, organ_id, held) values (tests.id('old post'), tests.id('south walker'), tests.id('west'), daterange(tests.today() - 900, tests.today() - 400));
insert into public.officer_posts (id, officer_id, organ_id, held) values (tests.id('older post'), tests.id('south runner'), tests.id('west'), daterange(tests.today() - 3000, tests.today() - 1200));
select tests.act_as('coordinator');
select is(tests.refusal('save_rotation_plan', tests.rotation('{east north 1}')), 'rotation_hard_tie', 'a native of one of its villages does not inspect the township');
select is(tests.refusal_detail('save_rotation_plan', tests.rotation('{east north 1}')), 'east one / north', 'who stands aside is named, the tie is not');
select is(tests.refusal('save_rotation_plan', jsonb_set(tests.rotation('{south north 1}'), '{teams,1,members,1,officer_id}', to_jsonb(tests.id('west one')))), 'rotation_hard_tie', 'nor does a relative of somebody who works there');
select is(tests.refusal('save_rotation_plan', tests.rotation('{south west 1}')), 'rotation_hard_tie', 'nor who served there within the configured years');
select is((select jsonb_agg(distinct t ->> 'kind') from jsonb_array_elements(
    public.rotation_planning_data(tests.id('county'), array[tests.id('east one'), tests.id('south walker')], '{}', tests.today()) -> 'ties') t),
  '["undisclosed"]', 'a planner learns that there is a tie, not which');
select is((select count(*) from jsonb_array_elements(
    public.rotation_planning_data(tests.id('county'), array[tests.id('south runner'), tests.id('far walker')], '{}', tests.today()) -> 'ties')), 0::bigint,
  'a post of longer ago, and people beyond his remit, bring none');
select is(tests.refusal('save_rotation_plan', jsonb_set(tests.rotation('{south west 1}'), '{teams,1,members,0,officer_id}', to_jsonb(tests.id('west two')))), 'rotation_own_unit', 'replacing the tied by one of the unit does not help');

-- Proposed again, locks stay.
select tests.send('save_rotation_plan', tests.rotation('{north south 1,south east 1,east west 2}'), tests.id('p'));
select tests.send('adjust_rotation_plan', tests.adjust(jsonb_build_object('lock', jsonb_build_array(jsonb_build_object('assignment_id', tests.assignment('north south 1'), 'is_locked', true)))));
select is(tests.refusal('put_rotation_proposal', tests.proposal('{north west 1,south east 1}')), 'assignment_locked', 'a proposal without the locked assignment is refused');
select is(tests.refusal('adjust_rotation_plan', tests.adjust(jsonb_build_object('drop', jsonb_build_array(tests.assignment('north south 1'))))), 'assignment_locked', 'by hand it stays as well');
select is(tests.refusal('put_rotation_proposal', tests.proposal('{north south 1}') || '{"version": 1}'), 'version_conflict', 'somebody else''s change is not overwritten');
select tests.send('put_rotation_proposal', tests.proposal('{north south 1,south east 2,north west 2}'));
select results_eq($$ select t.name || ' > ' || g.name || ' ' || a.round || case when a.is_locked then ' locked' else '' end from public.rotation_assignments a
    join public.rotation_teams t on t.id = a.team_id join public.rotation_targets g on g.id = a.target_id where a.plan_id = tests.id('p') order by 1 $$,
  $$ values ('north team > south 1 locked'), ('north team > west 2'), ('south team > east 2') $$, 'one that holds it takes the place of the rest');
select is((select count(*) from public.rotation_draws where plan_id = tests.id('p')), 2::bigint, 'every proposal leaves its seed and hashes on record');

select is(tests.refusal('save_rotation_plan', tests.rotation('{}', 'q') || jsonb_build_object('assignments', tests.visits('{north south 1}'))), 'reference_not_found', 'a plan sends no team of another plan');

-- What came up since the proposal is refused on publishing.
select tests.reset();
insert into public.ties (id, officer_id, kind, target_organ_id, grade, source) values (tests.id('late tie'), tests.id('walker'), 'business', tests.id('west'), 'hard', 'declared');
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.step('p', 'publish')), 'rotation_hard_tie', 'a tie declared late stops the publication');
select tests.reset();
delete from public.ties where id = tests.id('late tie');
insert into public.rotation_assignments (id, plan_id, team_id, target_id, round) values (tests.id('by the back door'), tests.id('p'), tests.id('p team south'), tests.id('p target north'), 1);
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.step('p', 'publish')), 'rotation_mutual_pair', 'so does a mutual pair, however it got there');
select tests.reset();
update public.rotation_assignments set target_id = tests.id('p target south') where id = tests.id('by the back door');
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.step('p', 'publish')), 'rotation_own_unit', 'and self-inspection');
select tests.reset();
delete from public.rotation_assignments where id = tests.id('by the back door');

-- Its checklist, until the first inspection begins.
create function tests.list(name text, publish boolean) returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id('county'), 'name', name, 'topic', 't', 'publish', publish, 'items', jsonb_build_array(jsonb_build_object('code', 'a', 'kind', 'text', 'title', 'a')))
$$;
create function tests.with_list(name text) returns jsonb language sql stable as $$
  select jsonb_build_object('plan_id', tests.id('p'), 'checklist_version_id', tests.id(name))
$$;
create function tests.lists_of(plan text) returns text language sql stable security definer as $$
  select string_agg(distinct coalesce(c.name, '-'), ', ') from public.inspections i left join public.checklist_versions v on v.id = i.checklist_version_id left join public.checklists c on c.id = v.checklist_id
  where i.plan_id = tests.id(plan) and i.state <> 'cancelled'
$$;
grant execute on function tests.list, tests.with_list, tests.lists_of to authenticated;
select tests.act_as('coordinator');
select tests.send('save_checklist', tests.list('first', true), tests.id('first'));
select tests.send('save_checklist', tests.list('second', true), tests.id('second'));
select tests.send('save_checklist', tests.list('rough', false), tests.id('rough'));
select tests.send('set_rotation_checklist', tests.with_list('first'));
select is(tests.refusal('set_rotation_checklist', tests.with_list('rough')), 'checklist_not_published', 'a draft is nobody''s checklist');
select is(tests.refusal('set_rotation_checklist', tests.with_list('second') || '{"version": 1}'), 'version_conflict', 'who looks at an old plan is told so');
select tests.act_as('secretary');
select is(tests.refusal('set_rotation_checklist', tests.with_list('second')), 'not_found', 'a township chooses none');

-- Published: the units inspected see nothing before the release.
select tests.act_as('secretary');
select is(tests.refusal('act', tests.step('p', 'publish')), 'not_found', 'a township publishes nothing');
select tests.act_as('coordinator');
select tests.send('act', tests.step('p', 'publish'));
select is(tests.refusal('put_rotation_proposal', tests.proposal('{north south 1}')), 'plan_not_draft', 'what is published is not proposed again');
select is(tests.lists_of('p'), 'first', 'inspections carry the checklist of their plan');
select tests.send('set_rotation_checklist', tests.with_list('second'));
select is(tests.lists_of('p'), 'second', 'and another while none has begun');
select tests.act_as('south secretary');
select is(tests.rows_of('rotation_plans') + tests.rows_of('rotation_rounds') + tests.rows_of('rotation_targets') + tests.rows_of('rotation_assignments') + tests.rows_of('inspections'),
  0::bigint, 'before the release the unit inspected sees nothing');
select is_empty($$ select from public.events where entity in ('rotation_plan', 'inspection') $$, 'nor in the trail');
select is(jsonb_array_length(public.notification_page() -> 'rows') || '/' || public.unread_notifications(), '0/0', 'nor is it told anything');
select tests.act_as('walker');
select is(tests.rows_of('rotation_assignments'), 2::bigint, 'who goes sees where and when at once');
select tests.reset();
update public.rotation_rounds set release_at = now() where plan_id = tests.id('p') and round = 1;
update public.inspections set release_at = now() where plan_id = tests.id('p') and round = 1;
update public.notifications set made_at = now() where kind = 'inspection_released' and entity_id in (select id from public.inspections where plan_id = tests.id('p') and round = 1);
select tests.act_as('south secretary');
select is(tests.rows_of('rotation_assignments') || '/' || tests.rows_of('inspections') || '/' || tests.rows_of('rotation_rounds'), '1/1/1', 'from the release on it sees its own round, and no other');
select is((select string_agg(r ->> 'kind' || ' ' || (r #>> '{params,name}'), ', ') from jsonb_array_elements(public.notification_page() -> 'rows') r), 'inspection_released south', 'and is told of that one');
select is_empty($$ select from public.notifications where params::text like '%north%' $$, 'of nobody who comes');

-- Repair of a published plan.
select tests.act_as('coordinator');
select tests.send('adjust_rotation_plan', tests.adjust(jsonb_build_object('members', jsonb_build_array(
  jsonb_build_object('team_id', tests.id('p team north'), 'remove_officer_id', tests.id('runner'), 'add_officer_id', tests.id('clerk'))))));
select tests.act_as('clerk');
select is((select count(*) from public.notifications where kind = 'rotation_joined'), 1::bigint, 'who steps in is told');
select is(tests.rows_of('rotation_assignments'), 2::bigint, 'and sees them');
select tests.act_as('runner');
select is(tests.rows_of('rotation_assignments') || '/' || (select string_agg(kind, ',' order by kind) from public.notifications where kind like 'rotation%'), '0/rotation_left', 'who steps out is told and sees them no longer');
select tests.act_as('coordinator');
select tests.send('adjust_rotation_plan', tests.adjust(jsonb_build_object('drop', jsonb_build_array(tests.assignment('north west 2')), 'add', tests.visits('{east west 2}'))));
select tests.act_as('east one');
select is((select string_agg(kind, ',' order by kind) from public.notifications where kind like 'rotation%'), 'rotation_changed', 'a round ahead can be changed, and those concerned are told');
select tests.reset();
update public.rotation_rounds set starts_on = tests.today() where plan_id = tests.id('p') and round = 2;
update public.inspections set starts_on = tests.today() where plan_id = tests.id('p') and round = 2;
select tests.act_as('coordinator');
select is(tests.refusal('set_rotation_checklist', tests.with_list('first')), 'inspections_begun', 'the checklist stays once an inspection has begun');
select tests.reset();
select tests.act_as('coordinator');
select is(tests.refusal('adjust_rotation_plan', tests.adjust(jsonb_build_object('drop', jsonb_build_array(tests.assignment('east west 2'))))), 'round_has_begun', 'one that has begun stays as it is');
select is((select count(*) from jsonb_array_elements(public.rotation_planning_data(tests.id('county'), '{}', '{}', tests.today() + 60) -> 'history')), 3::bigint, 'the next plan knows who met whom');

select * from finish();
