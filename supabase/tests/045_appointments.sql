-- A role that opens matters takes two: nobody makes somebody up, gives him such a role, and signs in as him.
select plan(40);
select tests.make_world();
do $$ begin perform tests.make_officer('invented', 'office'), tests.make_officer('new leader', 'county'), tests.make_officer('far new leader', 'far county'); end $$;
create function tests.grant_of(officer text, role text, organ text default 'county', more jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('officer_id', tests.id(officer), 'role', role, 'organ_id', tests.id(organ)) || more
$$;
create function tests.invitation_of(officer text, email text, code text) returns jsonb language sql as $$
  select jsonb_build_object('officer_id', tests.id(officer), 'email', email, 'code', code)
$$;
create function tests.decision(kind text, name text, agree boolean) returns jsonb language sql as $$
  select jsonb_build_object('kind', kind, 'appointment_id', tests.id(name), 'agree', agree)
$$;
create function tests.sign_up_error(email text, code text) returns text language sql as $$
  select tests.error_of(format('insert into auth.users (id, email, raw_user_meta_data) values (gen_random_uuid(), %L, %L)', email, jsonb_build_object('invitation_code', code)))
$$;
create function tests.told(kind text) returns bigint language sql stable as $$ select count(*) from public.notifications n where n.kind = told.kind $$;
grant execute on all functions in schema tests to authenticated;

-- An administrator alone.
select tests.act_as('administrator');
select is(tests.run('grant_role', tests.grant_of('invented', 'case_manager'), tests.id('asked')), jsonb_build_object('role_request_id', tests.id('asked')), 'a role that opens clues is asked for');
select is((select count(*) from public.role_grants where officer_id = tests.id('invented')), 0::bigint, 'and not given');
select is(tests.refusal('grant_role', tests.grant_of('invented', 'case_manager')), 'already_exists', 'nor asked for twice');
select is(tests.refusal('grant_role', tests.grant_of('case manager', 'case_manager')), 'overlaps', 'nor for who has it');
select is(tests.refusal('decide_appointment', tests.decision('role', 'asked', true)), 'needs_another_person', 'who asked does not agree');
select tests.send('invite_officer', tests.invitation_of('invented', 'mine@example.invalid', 'a-code-of-twenty-letters'), tests.id('to myself'));
select tests.reset();
select is(tests.error_of(format('insert into public.role_requests (id, officer_id, role, organ_id, valid_from, asked_by, decision, decided_by, decided_at) values (gen_random_uuid(), %L, %L, %L, %L, %L, %L, %L, now())',
  tests.id('invented'), 'leader', tests.id('county'), '2026-01-01', tests.id('administrator'), 'confirmed', tests.id('administrator'))),
  '23514 new row for relation "role_requests" violates check constraint "role_requests_confirmed_by_another"', 'no row says that he did');
select tests.act_as('administrator');
do $$ begin perform set_config('liandong.command', 'grant_role', true); end $$;
select is(left(tests.error_of(format('insert into public.role_grants (id, officer_id, role, organ_id, valid_from, granted_by) values (gen_random_uuid(), %L, %L, %L, %L, %L)',
  tests.id('invented'), r, tests.id('county'), '2026-01-01', tests.id('administrator'))), 5), '42501', 'whatever command he would write it with: ' || r)
  from unnest(array['case_manager', 'petition_officer', 'leader', 'administrator']) r;
select is(left(tests.error_of(format('update public.role_requests set decision = %L', 'confirmed')), 5), '42501', 'nor does he decide by hand');
do $$ begin perform set_config('liandong.command', '', true); end $$;

-- Who is told, and what he sees before he agrees.
select tests.act_as('leader');
select is(tests.told('role_to_confirm'), 1::bigint, 'the leader is told');
select is((select concat_ws(' ', a ->> 'kind', a ->> 'officer_name', a ->> 'role', a ->> 'scope_name', a ->> 'email', a ->> 'has_account', a ->> 'asked_by_name', a ->> 'may_confirm') from jsonb_array_elements(public.appointments()) a),
  'role invented case_manager county mine@example.invalid false administrator true', 'the person, the role, the address of the invitation, and who asks');
select is((select w ->> 'n' from jsonb_array_elements(public.waits_for_me()) w where w ->> 'code' = 'appointment'), '1', 'it waits for him');
select tests.act_as('root administrator');
select is(jsonb_array_length(public.appointments()), 1, 'an administrator above may agree as well');
select tests.act_as(w), is(public.appointments(), '[]', 'the ' || w || ' learns of none') from unnest(array['officer', 'case manager', 'secretary', 'invented', 'far administrator', 'far leader', 'former leader']) w;
select tests.act_as('far leader');
select is(tests.refusal('decide_appointment', tests.decision('role', 'asked', true)), 'not_found', 'nor decides on it');
select tests.act_as('officer');
select is(tests.refusal('decide_appointment', tests.decision('role', 'asked', true)), 'not_found', 'nor does an officer');

-- Not agreed: nothing is left of it.
select tests.act_as('leader');
select tests.send('decide_appointment', tests.decision('role', 'asked', false));
select is(tests.refusal('decide_appointment', tests.decision('role', 'asked', true)), 'not_found', 'what was refused is not confirmed later');
select tests.act_as('administrator');
select is(tests.told('appointment_refused'), 1::bigint, 'who asked learns of it');
select is(tests.rows_of('role_requests'), 1::bigint, 'and it stays on record');
select tests.send('grant_role', tests.grant_of('invented', 'petition_officer'), tests.id('asked again'));
select tests.send('decide_appointment', tests.decision('role', 'asked again', false));
select is((select decision from public.role_requests where id = tests.id('asked again')), 'withdrawn', 'who asked may take it back');

-- Agreed: it holds, and the leaders are told.
select tests.send('grant_role', tests.grant_of('invented', 'case_manager'), tests.id('agreed'));
select tests.act_as('root administrator');
select tests.send('decide_appointment', tests.decision('role', 'agreed', true));
select tests.reset();
select is((select granted_by || ' ' || role from public.role_grants where id = tests.id('agreed')), tests.id('administrator') || ' case_manager', 'a second person agreed');
select tests.act_as('leader');
select is(tests.told('appointment_confirmed'), 1::bigint, 'the leaders are told of what another administrator agreed to');
select tests.reset();
select is(tests.sign_up_error('mine@example.invalid', 'a-code-of-twenty-letters'), 'none', 'the invitation that he saw opens the account');

-- Another address afterwards needs him again.
select tests.act_as('administrator');
select is(tests.run('invite_officer', tests.invitation_of('invented', 'other@example.invalid', 'another-code-of-twenty'), tests.id('other')) ->> 'waits', 'true', 'an invitation of who holds such a role waits');
select tests.reset();
select is(public.invitation_status('another-code-of-twenty'), '{"status": "waiting"}', 'and says so to who holds the code, and no more');
select is(tests.sign_up_error('other@example.invalid', 'another-code-of-twenty'), 'P0001 invitation_invalid', 'it opens nothing');
select tests.act_as('administrator');
select is(tests.refusal('decide_appointment', tests.decision('invitation', 'other', true)), 'needs_another_person', 'not by who made it');
select tests.act_as('leader');
select tests.send('decide_appointment', tests.decision('invitation', 'other', true));
select tests.reset();
select is(tests.sign_up_error('other@example.invalid', 'another-code-of-twenty'), 'none', 'until the leader has agreed to the address');

-- Taking the leader away does not make an administrator one's own second person.
update public.role_grants set valid_to = private.today() - 1 where officer_id in (tests.id('far leader'), tests.id('root administrator'));
select tests.act_as('far administrator');
select is(tests.run('grant_role', tests.grant_of('far new leader', 'leader', 'far county')) ? 'role_request_id', true, 'after the only leader has gone a new one is not appointed alone');

-- The first of a new installation.
select tests.reset();
delete from public.role_requests where officer_id = tests.id('far new leader');
delete from public.role_grants where officer_id in (tests.id('far leader'), tests.id('root administrator'));
select tests.act_as('far administrator');
select is(tests.run('grant_role', tests.grant_of('far new leader', 'leader', 'far county'), tests.id('first leader')) ? 'role_grant_id', true, 'where nobody else is there yet the first leader is appointed alone');
select is(tests.run('grant_role', tests.grant_of('far walker', 'petition_officer', 'far county'), tests.id('none there')) ? 'role_request_id', true, 'but no role that opens content');
select tests.reset();
select tests.sign_up('far new leader');
select tests.act_as('far new leader');
select is((select may ->> 'may_confirm' from jsonb_array_elements(public.appointments()) may), 'true', 'it waits for the leader once he is there');
select * from finish();
