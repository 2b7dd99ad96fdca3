-- Looking through another officer's eyes: read-only, for a quarter of an hour, on record, and never at what closes further.
select plan(45);
select tests.make_world();
select tests.make_grids();
create function tests.look_at(officer text) returns jsonb language sql stable as $$ select jsonb_build_object('officer_id', tests.id(officer)) $$;
grant execute on function tests.look_at to authenticated;
select tests.act_as('secretary');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('names', 'somebody', 'problems', jsonb_build_array(
  tests.problem('lamp', 'livelihood', 'street lamp broken'), tests.problem('bribe', 'corruption', 'money went missing')))), tests.id('visit'));
select tests.send('save_tie', jsonb_build_object('officer_id', tests.id('secretary'), 'kind', 'native', 'grade', 'soft', 'target_division_code', '990123100201'));

-- Who may look, and at whom.
select is(tests.refusal('start_see_as', tests.look_at('walker')), 'forbidden', 'a township officer looks through nobody''s eyes');
select tests.act_as('leader');
select is(tests.refusal('start_see_as', tests.look_at('walker')), 'forbidden', 'nor does a leader');
select tests.act_as('far administrator');
select is(tests.refusal('start_see_as', tests.look_at('walker')), 'forbidden', 'nor another county''s administrator');
select tests.act_as('administrator');
select is(tests.refusal('start_see_as', tests.look_at('administrator')), 'invalid_value', 'nobody looks at himself');
select is(tests.refusal('start_see_as', tests.look_at('root administrator')), 'forbidden', 'nobody looks at who stands above him');
select tests.reset();
update public.role_grants set organ_id = tests.id('city') where officer_id = tests.id('coordinator');
select tests.act_as('administrator');
select is(tests.refusal('start_see_as', tests.look_at('coordinator')), 'forbidden', 'nor at an officer of his county whose role reaches beyond it');
select is(tests.rows_of('visits'), 0::bigint, 'before, an administrator reads no visit');

-- The look.
select is(tests.run('start_see_as', tests.look_at('secretary'), tests.id('look')) ->> 'officer_id', tests.id('secretary')::text, 'an administrator looks at an officer of his county');
select is(public.me() #>> '{officer,name}', 'secretary', 'me() is the officer looked at');
select is(public.me() #>> '{seeing_as,administrator_id}', tests.id('administrator')::text, 'and says who is looking');
select is(tests.rows_of('visits'), 1::bigint, 'he sees the visits that the officer sees');
select results_eq('select category from public.visit_problems', array['livelihood'], 'and the ordinary problems, not what went straight up, though the officer wrote it');
select is(tests.rows_of('visit_contacts'), 0::bigint, 'nor the names that the officer noted for himself');
select is(tests.rows_of('receipts'), 1::bigint, 'receipts stay the administrator''s own');
select is_empty($$ select from public.events where restricted_to is not null $$, 'restricted events stay closed');
select is_empty($$ select from public.visit_problem_page() page where page::text like '%money%' or page::text like '%corruption%' $$, 'no page of problems shows it');
select is_empty($$ select from public.visit_detail(tests.id('visit')) detail where detail::text like '%money%' or detail::text like '%somebody%' or detail::text like '%corruption%' $$, 'nor does the visit');
select is_empty($$ select from public.sync_page('visit_problems') page where page::text like '%money%' $$, 'nor does a device get it');
select is_empty($$ select from public.indicator_rows('problems_corruption', tests.id('city'), '2000-01-01', '2100-01-01') $$, 'nor a list behind a number');
select is(public.configuration_todos() ->> 'officers_without_account', '0', 'the administrator''s own to-dos are away');

-- Read-only, whatever is tried.
select is(tests.refusal('log_visit', tests.visit('990123100201')), 'read_only_see_as', 'no visit is logged while looking');
select is(tests.refusal('grant_role', jsonb_build_object('officer_id', tests.id('clerk'), 'role', 'leader', 'organ_id', tests.id('county'))), 'read_only_see_as', 'no role is given');
select is(tests.refusal('start_see_as', tests.look_at('walker')), 'read_only_see_as', 'no second look from within the first');
select is(tests.refusal('act', jsonb_build_object('entity', 'visit_problem', 'entity_id', tests.id('lamp'), 'action', 'handle', 'note', 'done')), 'read_only_see_as', 'no state is moved');
select is_empty($$ select from public.available_actions('visit_problem', tests.id('lamp')) $$, 'and no action is offered');
select is((select jsonb_agg(a -> 'code') from jsonb_array_elements(public.run_commands(jsonb_build_array(
    jsonb_build_object('id', gen_random_uuid(), 'command', 'save_tie', 'payload', '{}'::jsonb),
    jsonb_build_object('id', gen_random_uuid(), 'command', 'log_visit', 'payload', '{}'::jsonb)))) a),
  '["read_only_see_as", "read_only_see_as"]', 'nor in a batch');
select is(tests.error_of($$ update public.visits set guidance = 'x' $$) || (select count(*) from public.visits where guidance = 'x'), 'none0', 'nor past the commands');

-- Through the eyes of who manages cases nothing of them shows either, nor what the administrator may see of his own.
select tests.send('stop_see_as', '{}');
select tests.reset();
do $$ begin perform private.open_access('inspection', tests.id('matter'), tests.id('administrator'), 'assigned', now(), null); end $$;
select tests.act_as('administrator');
select is(private.accessible_ids('inspection'), array[tests.id('matter')], 'a matter may be open to an administrator by name');
select tests.send('start_see_as', tests.look_at('case manager'));
select results_eq('select category from public.visit_problems', array['livelihood'], 'what went straight up stays closed behind a case manager''s eyes');
select is_empty($$ select from public.indicator_days where indicator_code = 'problems_corruption' $$, 'and so do its figures');
select is(private.accessible_ids('inspection'), '{}', 'a matter of one''s own is closed while looking');
select tests.send('stop_see_as', '{}');
select tests.send('start_see_as', tests.look_at('secretary'));

-- The end: by choice, by time, or because the roles changed.
select is(tests.run('stop_see_as', '{}'), '{}', 'looking is stopped');
select is(public.me() #>> '{officer,name}', 'administrator', 'and one is oneself again');
select tests.send('start_see_as', tests.look_at('secretary'));
select tests.reset();
update public.see_as_sessions set expires_at = now() - interval '1 second';
select tests.act_as('administrator');
select is(tests.rows_of('visits'), 0::bigint, 'a look ends by itself');
select tests.send('start_see_as', tests.look_at('secretary'));
select results_eq('select expires_at from public.see_as_sessions', $$ values (now() + interval '15 minutes') $$, 'after a quarter of an hour');
select tests.reset();
update public.role_grants set valid_to = (now() at time zone 'Asia/Shanghai')::date - 1 where officer_id = tests.id('administrator');
select tests.act_as('administrator');
select is(tests.rows_of('visits'), 0::bigint, 'and at once with the role of administrator');
select tests.reset();
update public.role_grants set valid_to = null where officer_id = tests.id('administrator');
update public.role_grants set organ_id = tests.id('county') where officer_id = tests.id('coordinator');
insert into public.role_grants (id, officer_id, role, organ_id, valid_from) values (gen_random_uuid(), tests.id('secretary'), 'leader', tests.id('city'), '2026-01-01');
select tests.act_as('administrator');
select is(public.me() #>> '{officer,name}', 'administrator', 'or when the officer gets a role beyond the administrator''s scope');
select is(tests.error_of(format('update public.see_as_sessions set expires_at = %L', now() + interval '1 year')) || (select max(expires_at) > now() + interval '1 hour' from public.see_as_sessions), 'nonefalse',
  'nobody prolongs it past the commands');

-- On record.
select results_eq($$ select entity, entity_id, action from public.access_events where officer_id = tests.id('administrator') limit 1 $$,
  $$ values ('officer', tests.id('secretary')::text, 'see_as') $$, 'the administrator reads that he looked');
select tests.act_as('secretary');
select is((select count(*) from public.access_events where officer_id = tests.id('administrator')), 4::bigint, 'and so does the officer he looked at, each time');
select is((select count(*) from public.events where entity = 'see_as' and entity_id = tests.id('secretary')::text), 4::bigint, 'the trail of the organ has it too');
select tests.act_as('runner');
select is(tests.rows_of('access_events'), 0::bigint, 'a colleague does not');
select tests.act_as('root administrator');
select is(tests.rows_of('access_events'), 5::bigint, 'the administrator above does');
select tests.act_as('far administrator');
select is(tests.rows_of('access_events'), 0::bigint, 'another county''s does not');

select tests.reset();
select is(tests.error_of('update public.access_events set officer_id = null') , 'P0001 events_are_append_only', 'the record of looks cannot be changed');

select * from finish();
