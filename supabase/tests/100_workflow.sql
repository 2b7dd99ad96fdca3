-- State machines are data: a state changes by an action or not at all, and only whoever may act is offered one.
select plan(46);
select tests.make_world();
select tests.make_grids();
create function tests.step(entity text, name text, action text, note text default 'as agreed') returns jsonb language sql stable as $$
  select jsonb_build_object('entity', entity, 'entity_id', tests.id(name), 'action', action, 'note', note)
$$;
create function tests.actions(entity text, name text) returns text language sql stable as $$
  select coalesce(string_agg(action, ' '), '') from public.available_actions(entity, tests.id(name))
$$;
grant execute on function tests.step, tests.actions to authenticated;
select tests.act_as('secretary');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('problems', jsonb_build_array(
  tests.problem('lamp', 'livelihood'), tests.problem('bribe', 'corruption')))), tests.id('visit'));

-- The life of a problem.
select is((select state from public.visit_problems where id = tests.id('lamp')), 'routed', 'a problem is on its route as soon as it is recorded');
select is(tests.actions('visit_problem', 'lamp'), 'handle', 'what can be done is offered');
select is(tests.refusal('act', tests.step('visit_problem', 'lamp', 'close')), 'action_not_available', 'no step is skipped');
select is(tests.refusal('act', tests.step('visit_problem', 'lamp', 'handle', '')), 'field_required', 'a step that needs a note is refused without one');
select is(tests.run('act', tests.step('visit_problem', 'lamp', 'handle')), '{"state": "handled"}', 'handled');
select is(tests.actions('visit_problem', 'lamp'), 'answer reopen', 'then answered, or reopened');
select is(tests.refusal('act', tests.step('visit_problem', 'lamp', 'handle')), 'action_not_available', 'a step is taken once');
select is(tests.run('act', tests.step('visit_problem', 'lamp', 'answer')), '{"state": "answered_to_villager"}', 'the villager is answered');
select is(tests.run('act', tests.step('visit_problem', 'lamp', 'close', '')), '{"state": "closed"}', 'and the problem closed, without a note');
select is((select closed_on from public.visit_problems where id = tests.id('lamp')), (now() at time zone 'Asia/Shanghai')::date, 'with its day');
select is(tests.actions('visit_problem', 'lamp'), '', 'then nothing is left to do');
select tests.reset();
select results_eq($$ select action, from_state, to_state, note from public.events where entity_id = tests.id('lamp')::text order by seq $$, $$ values
  ('recorded', null, 'routed', null), ('handle', 'routed', 'handled', 'as agreed'), ('answer', 'handled', 'answered_to_villager', 'as agreed'),
  ('close', 'answered_to_villager', 'closed', null) $$, 'each step is signed in the trail');

-- Who may act.
select tests.act_as('walker');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('problems', jsonb_build_array(tests.problem('well', 'livelihood')))));
select is(tests.actions('visit_problem', 'well'), 'handle', 'a grid leader acts on the problems of his villages');
select tests.act_as('runner');
select is(tests.actions('visit_problem', 'well'), '', 'his colleague of another grid does not');
select is(tests.refusal('act', tests.step('visit_problem', 'well', 'handle')), 'not_found', 'for him it does not exist');
select tests.act_as('leader');
select is(tests.actions('visit_problem', 'well'), '', 'a leader reads and does not act');
select is(tests.refusal('act', tests.step('visit_problem', 'well', 'handle')), 'action_not_available', 'and is refused');
select tests.act_as('case manager');
select is(tests.actions('visit_problem', 'well'), '', 'case managers leave ordinary problems alone');
select tests.act_as('administrator');
select is(tests.refusal('act', tests.step('visit_problem', 'well', 'handle')), 'not_found', 'for an administrator there are no problems');
select tests.act_as('south secretary');
select is(tests.refusal('act', tests.step('visit_problem', 'well', 'handle')), 'not_found', 'nor for another township');
select tests.act_as('officer');
select is(tests.actions('visit_problem', 'well'), 'handle', 'an office officer of the county may help');

-- What went straight up is not for its author to settle.
select tests.act_as('secretary');
select is(tests.actions('visit_problem', 'bribe'), '', 'the author of what went straight up is offered nothing');
select tests.act_as('officer');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('problems', jsonb_build_array(tests.problem('graft', 'corruption')))));
select is(tests.actions('visit_problem', 'graft'), '', 'not even one whose role covers the county');
select is(tests.refusal('act', tests.step('visit_problem', 'graft', 'handle')), 'action_not_available', 'he does not handle it');
select is(tests.refusal('act', tests.step('visit_problem', 'bribe', 'handle')), 'not_found', 'and knows nothing of another''s');
select tests.act_as('case manager');
select is(tests.run('act', tests.step('visit_problem', 'graft', 'handle', 'taken over')), '{"state": "handled"}', 'a case manager does');
select tests.act_as('far case manager');
select is(tests.refusal('act', tests.step('visit_problem', 'bribe', 'handle')), 'not_found', 'of the county, not of another');
select tests.act_as('leader');
select is_empty($$ select from public.events where note = 'taken over' $$, 'the note on it stays with case management');
select tests.act_as('case manager');
select isnt_empty($$ select from public.events where note = 'taken over' $$, 'where it is read');

-- No other way.
select is(tests.refusal('act', tests.step('grid', 'grid one', 'publish')), 'unknown_entity', 'an entity without a life cycle has no actions');
select is(tests.refusal('act', tests.step('grid_plans; drop table x', 'plan', 'publish')), 'unknown_entity', 'and none by a made-up name');
select is(tests.refusal('act', tests.step('grid_plan', 'nothing', 'publish')), 'not_found', 'what does not exist does not move');
select tests.reset();
select throws_ok($$ update public.visit_problems set state = 'handled' where id = tests.id('well') $$, 'P0001', 'state_changes_by_action', 'the owner changes no state by hand');
select throws_ok($$ update public.grid_plans set state = 'draft' where id = tests.id('plan') $$, 'P0001', 'state_changes_by_action', 'of any machine');
select throws_ok($$ insert into public.grid_plans (id, organ_id, name, state, author_id, seed) values (tests.id('x'), tests.id('county'), 'x', 'published', tests.id('coordinator'), 1) $$,
  'P0001', 'state_not_initial', 'and starts none in the middle');
select lives_ok($$ update public.visit_problems set state = state where id = tests.id('well') $$, 'writing the same state changes nothing');
select private.open_transition('visit_problems', tests.id('well'), 'handled');
select throws_ok($$ update public.visit_problems set state = 'closed' where id = tests.id('well') $$, 'P0001', 'state_changes_by_action', 'a change opened for one state serves no other');
select throws_ok($$ update public.visit_problems set state = 'handled' where id = tests.id('lamp') $$, 'P0001', 'state_changes_by_action', 'and for one row no other');

-- What is drawn on the page of life cycles.
select tests.act_as('walker');
select isnt_empty($$ select from public.workflow('visit_problem') where from_state = 'routed' and action = 'handle' and to_state = 'handled' and needs_note $$, 'every officer may see how things move');
select results_eq($$ select from_state from public.workflow('activation') limit 1 $$, $$ values ('draft') $$, 'a life cycle begins with the state in which a matter begins');
select tests.act_as('departed');
select is_empty('select * from public.workflow()', 'who has left not');

-- A matter is open to an officer between two moments.
select tests.reset();
select private.open_access('inspection', tests.id('matter'), tests.id('walker'), 'assigned', now() - interval '1 hour', now() + interval '1 hour');
select private.open_access('inspection', tests.id('past'), tests.id('walker'), 'assigned', now() - interval '2 hours', now());
select private.open_access('inspection', tests.id('coming'), tests.id('walker'), 'assigned', now() + interval '1 second', null);
select tests.act_as('walker');
select is(private.accessible_ids('inspection'), array[tests.id('matter')], 'before its first moment and from its last on it is closed');
select tests.act_as('runner');
select is(private.accessible_ids('inspection'), '{}', 'and for others altogether');
select tests.act_as('administrator');
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('walker')));
select is(private.accessible_ids('inspection') || (select array_agg(entity_id) from public.matter_access), '{}', 'also through the eyes of whom it is open to');
select tests.reset();
select private.close_access('inspection', tests.id('matter'), tests.id('walker'));
select tests.act_as('walker');
select is(private.accessible_ids('inspection'), '{}', 'and closed at once when it is closed');
select is(tests.rows_of('matter_access'), 3::bigint, 'an officer reads when what was open to him');

select * from finish();
