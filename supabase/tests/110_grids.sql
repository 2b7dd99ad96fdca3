-- Grids: drafted, adjusted and published from a day on; a village is in one grid at a time, and who led on a day stays known.
select plan(54);
select tests.make_world();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
create function tests.grid(township text, leader text, villages text[], name text default null) returns jsonb language sql stable as $$
  select jsonb_build_object('township_code', township, 'name', coalesce(name, leader), 'leader_id', tests.id(leader),
    'villages', (select jsonb_agg(jsonb_build_object('code', v, 'placed', 'real')) from unnest(villages) v))
$$;
create function tests.plan_of(organ text, variadic grids jsonb[]) returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id(organ), 'name', 'plan', 'seed', 7, 'grids', to_jsonb(grids))
$$;
create function tests.publish(plan text, starts date) returns jsonb language sql stable as $$
  select jsonb_build_object('entity', 'grid_plan', 'entity_id', tests.id(plan), 'action', 'publish', 'data', jsonb_build_object('effective_on', starts))
$$;
create function tests.leaders(grid text) returns text language sql stable as $$
  select string_agg(f.name || ' ' || l.during || ' ' || l.reason, ', ' order by l.during) from public.grid_leaderships l join public.officers f on f.id = l.officer_id
  where l.grid_id = (select g.id from public.grids g where g.name = grid) and not isempty(l.during)
$$;
create function tests.grid_id(name text) returns uuid language sql stable as $$ select id from public.grids where grids.name = grid_id.name $$;
grant execute on function tests.today, tests.grid_id, tests.grid, tests.plan_of, tests.publish, tests.leaders to authenticated;

-- Who drafts.
select tests.act_as('secretary');
select is(tests.refusal('save_grid_plan', tests.plan_of('north', tests.grid('990123100000', 'walker', '{990123100201}'))), 'forbidden', 'a township officer drafts no plan');
select tests.act_as('leader');
select is(tests.refusal('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'walker', '{990123100201}'))), 'forbidden', 'nor does a leader');
select tests.act_as('coordinator');
select is(tests.refusal('save_grid_plan', tests.plan_of('far county', tests.grid('990124100000', 'far walker', '{990124100201}'))), 'forbidden', 'nor a coordinator for another county');
select is(tests.refusal('save_grid_plan', tests.plan_of('county', tests.grid('990124100000', 'far walker', '{990124100201}'))), 'township_outside_plan', 'nor with another county''s township in his own plan');
select is(tests.refusal('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'south walker', '{990123100201}'))), 'leader_not_of_township', 'a grid is led by an officer of its township');
select is(tests.refusal('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'departed', '{990123100201}'))), 'leader_not_of_township', 'who is still there');
select is(tests.refusal('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'walker', '{990123101201}'))), 'village_not_of_township', 'and holds villages of its township');
select is(tests.refusal('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'walker', '{990123100201}'), tests.grid('990123100000', 'runner', '{990123100201}'))),
  'already_exists', 'a village in two grids is refused');
select is(tests.refusal('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'walker', '{990123100201}'), tests.grid('990123100000', 'walker', '{990123100202}', 'second'))),
  'leader_of_two_grids', 'a plan gives nobody two grids');
select is(tests.rows_of('grid_plans'), 0::bigint, 'nothing refused was kept');
select is(tests.run('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'walker', '{990123100201,990123100202}'), tests.grid('990123100000', 'runner', '{990123100203}'),
    tests.grid('990123101000', 'south walker', '{990123101201,990123101202,990123101203}')), tests.id('plan')), jsonb_build_object('plan_id', tests.id('plan')), 'a plan is drafted');

-- A draft is the planners' own.
select tests.act_as('administrator');
select is(tests.rows_of('grids'), 3::bigint, 'the administrator reads it');
select tests.act_as('walker');
select is(tests.rows_of('grid_plans') + tests.rows_of('grids') + tests.rows_of('grid_villages'), 0::bigint, 'the officers concerned do not yet');
select tests.act_as('leader');
select is(tests.rows_of('grid_plans'), 0::bigint, 'nor does a leader');

-- Adjusted as a whole.
select tests.act_as('coordinator');
select is(tests.run('adjust_grid_plan', jsonb_build_object('plan_id', tests.id('plan'), 'version', 1, 'moves', jsonb_build_array(
    jsonb_build_object('village_code', '990123100202', 'grid_id', tests.grid_id('runner')), jsonb_build_object('village_code', '990123100204', 'grid_id', tests.grid_id('runner'))))),
  jsonb_build_object('plan_id', tests.id('plan'), 'version', 2), 'villages are moved and added');
select is(tests.refusal('adjust_grid_plan', jsonb_build_object('plan_id', tests.id('plan'), 'version', 1)), 'version_conflict', 'a stale adjustment is refused');
select is(tests.refusal('adjust_grid_plan', jsonb_build_object('plan_id', tests.id('plan'), 'version', 2, 'moves', jsonb_build_array(
    jsonb_build_object('village_code', '990123100201', 'grid_id', tests.grid_id('south walker'))))), 'village_not_of_township', 'no village leaves its township');
select is(tests.run('adjust_grid_plan', jsonb_build_object('plan_id', tests.id('plan'), 'version', 2, 'leaders', jsonb_build_array(
    jsonb_build_object('grid_id', tests.grid_id('walker'), 'leader_id', tests.id('runner')), jsonb_build_object('grid_id', tests.grid_id('runner'), 'leader_id', tests.id('walker'))))) ->> 'version',
  '3', 'two leaders change places in one step');
select is(tests.refusal('adjust_grid_plan', jsonb_build_object('plan_id', tests.id('plan'), 'version', 3, 'leaders', jsonb_build_array(
    jsonb_build_object('grid_id', tests.grid_id('walker'), 'leader_id', tests.id('walker'))))), 'leader_of_two_grids', 'one leader does not take both');
select tests.send('adjust_grid_plan', jsonb_build_object('plan_id', tests.id('plan'), 'leaders', jsonb_build_array(
    jsonb_build_object('grid_id', tests.grid_id('walker'), 'leader_id', tests.id('walker')), jsonb_build_object('grid_id', tests.grid_id('runner'), 'leader_id', tests.id('runner')))));
select tests.act_as('leader');
select is(tests.refusal('adjust_grid_plan', jsonb_build_object('plan_id', tests.id('plan'))), 'not_found', 'others adjust nothing');

-- A hard tie is refused at publication, without telling which.
select tests.act_as('administrator');
select tests.send('save_tie', jsonb_build_object('officer_id', tests.id('walker'), 'kind', 'marriage', 'grade', 'hard', 'source', 'personnel_file', 'target_division_code', '990123100201'), tests.id('tie'));
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.publish('plan', '2026-03-01')), 'hard_tie', 'a leader with a hard tie to a village does not lead it');
select is(tests.refusal_detail('act', tests.publish('plan', '2026-03-01')), 'walker / n1', 'the refusal names who and where, not the tie itself');
select tests.act_as('administrator');
select tests.send('end_tie', jsonb_build_object('tie_id', tests.id('tie'), 'valid_to', '2026-02-28'));
select tests.send('save_tie', jsonb_build_object('officer_id', tests.id('runner'), 'kind', 'former_post', 'grade', 'hard', 'source', 'personnel_file', 'target_division_code', '990123100203',
  'valid_from', '2018-01-01', 'valid_to', '2024-06-30'));
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.publish('plan', '2026-03-01')), 'hard_tie', 'a post held there within three years counts as one');
select tests.act_as('administrator');
select tests.send('set_rule', jsonb_build_object('code', 'former_post_years', 'organ_id', tests.id('county'), 'value', 1, 'unit', 'year', 'effective_from', '2026-01-01'));
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.publish('plan', null)), 'field_required', 'a plan is published from a day on');

-- Published.
select tests.reset();
update public.grids set reasons = jsonb_build_array(jsonb_build_object('code', 'excluded_tie', 'officer_id', tests.id('runner'), 'village_codes', '["990123100201"]'::jsonb), jsonb_build_object('code', 'keeps', 'count', 2));
update public.grid_plans set outcomes = jsonb_build_array(jsonb_build_object('township_code', '990123100000', 'status', 'ok', 'conflicts', jsonb_build_array(jsonb_build_object('rule', 'hard-tie', 'officer', 'runner'))));
select tests.act_as('coordinator');
select is(tests.run('act', tests.publish('plan', '2026-03-01')), '{"state": "published"}', 'by the county''s own number of years it may be published');
select is((select jsonb_agg(distinct reasons) from public.grids where plan_id = tests.id('plan')), '[[{"code": "keeps", "count": 2}]]', 'with its reasons, but for the ties, which only planners know');
select is((select outcomes from public.grid_plans where id = tests.id('plan')), '[{"status": "ok", "township_code": "990123100000"}]', 'and without what stood in the way');
select is(tests.refusal('adjust_grid_plan', jsonb_build_object('plan_id', tests.id('plan'))), 'plan_not_draft', 'then it is adjusted no more');
select is(tests.refusal('act', tests.publish('plan', '2026-04-01')), 'action_not_available', 'nor published again');
select is(tests.refusal('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'walker', '{990123100201}'))), 'done', 'a next one can be drafted');
select tests.act_as('walker');
select is(tests.rows_of('grids'), 3::bigint, 'everybody of the county reads the published plan');
select is(private.my_village_codes(), array['990123100201'], 'and a leader looks after his villages');
select tests.act_as('far walker');
select is(tests.rows_of('grid_plans') + tests.rows_of('grids') + tests.rows_of('grid_villages') + tests.rows_of('grid_leaderships'), 0::bigint, 'another county reads nothing of it');

-- Hand-over in the middle of a month, then the day asked for.
select tests.act_as('coordinator');
select is(tests.refusal('hand_over_grid', jsonb_build_object('grid_id', tests.grid_id('walker'), 'officer_id', tests.id('south walker'), 'from_day', '2026-05-15')), 'leader_not_of_township', 'a grid is handed to an officer of its township');
select is(tests.refusal('hand_over_grid', jsonb_build_object('grid_id', tests.grid_id('walker'), 'officer_id', tests.id('secretary'), 'from_day', '2026-03-01')), 'handover_day_invalid', 'after the day on which it began');
select tests.send('hand_over_grid', jsonb_build_object('grid_id', tests.grid_id('walker'), 'officer_id', tests.id('secretary'), 'from_day', '2026-05-15'));
select is(tests.leaders('walker'), 'walker [2026-03-01,2026-05-15) planned, secretary [2026-05-15,) handover', 'both leaders stay on record with their days');
select tests.act_as('walker');
select is(private.my_village_codes(), '{}', 'who handed over looks after it no longer');
select tests.act_as('coordinator');
select tests.send('hand_over_grid', jsonb_build_object('grid_id', tests.grid_id('walker'), 'officer_id', tests.id('runner'), 'from_day', '2026-06-01', 'reason', 'cover'));
select is(tests.leaders('walker'), 'walker [2026-03-01,2026-05-15) planned, secretary [2026-05-15,2026-06-01) handover, runner [2026-06-01,) cover', 'a colleague who leads a grid already may cover for another');
select tests.act_as('runner');
select set_eq('select unnest(private.my_village_codes())', array['990123100201', '990123100202', '990123100203', '990123100204'], 'and looks after both');
select tests.act_as('coordinator');
select tests.send('hand_over_grid', jsonb_build_object('grid_id', tests.grid_id('walker'), 'officer_id', tests.id('walker'), 'from_day', tests.today() + 7));
select tests.act_as('runner');
select is((select distinct leader_name from public.villages_due() where village_code = '990123100201'), 'runner', 'a hand-over to come changes nothing before its day');
select tests.act_as('administrator');
select tests.send('save_tie', jsonb_build_object('officer_id', tests.id('secretary'), 'kind', 'kinship', 'grade', 'hard', 'source', 'reported', 'target_division_code', '990123100203'));
select is(tests.refusal('hand_over_grid', jsonb_build_object('grid_id', tests.grid_id('runner'), 'officer_id', tests.id('secretary'), 'from_day', '2026-07-01')), 'hard_tie', 'a hard tie stops a hand-over');
select is(tests.refusal_detail('hand_over_grid', jsonb_build_object('grid_id', tests.grid_id('runner'), 'officer_id', tests.id('secretary'), 'from_day', '2026-07-01')), 'n3', 'and tells the village alone');

-- The next plan takes over the townships that it has, and leaves the others.
select tests.act_as('coordinator');
select tests.send('save_grid_plan', tests.plan_of('county', tests.grid('990123100000', 'walker', '{990123100201,990123100202,990123100203}', 'all north')), tests.id('next'));
select is(tests.refusal('act', tests.publish('next', '2026-03-01')), 'later_plan_published', 'it cannot begin before the plan it follows');
select is(tests.run('act', tests.publish('next', tests.today())), '{"state": "published"}', 'it begins today');
select is((select state from public.grid_plans where id = tests.id('plan')), 'published', 'the old plan stands while one of its townships does');
select is(tests.leaders('walker'), 'walker [2026-03-01,2026-05-15) planned, secretary [2026-05-15,2026-06-01) handover, runner [2026-06-01,' || tests.today() || ') cover',
  'its leaderships end, and the hand-over to come falls away');
select is((select string_agg(g.name || ' ' || v.during, ', ' order by v.during) from public.grid_villages v join public.grids g on g.id = v.grid_id where v.village_code = '990123100202'),
  'runner [2026-03-01,' || tests.today() || '), all north [' || tests.today() || ',)', 'a village''s history is kept');
select tests.act_as('secretary');
select results_eq($$ select village_name, grid_name from public.villages_due() order by village_code $$, $$ values ('n1', 'all north'), ('n2', 'all north'), ('n3', 'all north'), ('n4', null) $$,
  'a village without a grid is listed as such');
select tests.act_as('administrator');
select is(public.configuration_todos() -> 'villages_without_grid', '1', 'and told to who configures');
select tests.act_as('coordinator');
select tests.send('save_grid_plan', tests.plan_of('county', tests.grid('990123101000', 'south walker', '{990123101201}', 'south anew')), tests.id('third'));
select tests.send('act', tests.publish('third', tests.today() + 3));
select is((select state from public.grid_plans where id = tests.id('plan')), 'superseded', 'with its last township the old plan is superseded');
select tests.reset();
select is(tests.error_of($$ update public.grid_villages set during = daterange('2026-04-01', '2026-05-01') where grid_id = tests.grid_id('all north') and village_code = '990123100201' $$),
  '23P01 conflicting key value violates exclusion constraint "grid_villages_one_grid_at_a_time"', 'not even the owner puts a village into two grids on one day');

-- A township's own administrator plans his township and no other.
do $$ begin perform tests.make_officer('townsman', 'south', 'administrator'), tests.sign_up('townsman'); end $$;
select tests.act_as('townsman');
select is(tests.refusal('save_grid_plan', tests.plan_of('south', tests.grid('990123100000', 'runner', '{990123100204}'))), 'township_outside_plan', 'a township''s administrator plans no other township');
select is(tests.refusal('save_grid_plan', tests.plan_of('south', tests.grid('990123101000', 'south walker', '{990123101201}'))), 'done', 'but his own');
select is(tests.refusal('act', tests.publish('next', '2027-01-01')), 'action_not_available', 'and touches no plan of the county');

select * from finish();
