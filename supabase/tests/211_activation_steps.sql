-- From asking to concluding: who is offered what, in the order that the county has set, and what it took in the end (S1).
select plan(51);
select tests.make_world();
-- What waits for who acts, in the order in which he reads it.
create function tests.waiting() returns text language sql as $$
  select coalesce(string_agg((w ->> 'code') || ' ' || (w ->> 'oldest_on'), ', '), '') from jsonb_array_elements(public.waits_for_me()) w
$$;
create function tests.set_clock(moment timestamptz) returns void language plpgsql as $$
begin
  execute format('create or replace function private.now() returns timestamptz language sql stable as $f$ select %L::timestamptz $f$', moment);
end
$$;
create function tests.offers(entity text, id uuid) returns text language sql as $$
  select coalesce(string_agg(a.action, ', ' order by a.action), '') from public.available_actions(entity, id) a
$$;
create function tests.move(action text, more jsonb default '{}', id uuid default tests.id('matter')) returns jsonb language sql stable as $$
  select jsonb_build_object('entity', 'activation', 'entity_id', id, 'action', action) || more
$$;
create function tests.ask(id uuid, variadic people text[]) returns jsonb language sql stable as $$
  select jsonb_build_object('activation_id', id, 'from_on', private.today(), 'to_on', private.today() + 60,
    'people', (select jsonb_agg(jsonb_build_object('officer_id', tests.id(p))) from unnest(people) p))
$$;
create function tests.loan_of(who text, matter uuid default tests.id('matter')) returns uuid language sql stable security definer as $$
  select d.id from public.deployments d where d.officer_id = tests.id(who) and d.activation_id = matter order by d.state = 'asked' desc, d.from_on desc, d.id limit 1
$$;
create function tests.accept(who text, relation text default 'none', matter uuid default tests.id('matter')) returns text language plpgsql as $$
begin
  perform tests.act_as(who);
  return tests.run('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of(who, matter), 'accept', true, 'relation', relation)) ->> 'state';
end
$$;
create function tests.state_of(matter uuid default tests.id('matter')) returns text language sql stable security definer as $$ select state from public.activations where id = matter $$;
grant execute on all functions in schema tests to authenticated;
select tests.set_clock('2026-03-01 09:00+08');

select tests.act_as('administrator');
select is(tests.refusal('set_approval_steps', jsonb_build_object('organ_id', tests.id('county'), 'entity', 'activation', 'roles', '["leader", "leader"]'::jsonb)), 'field_invalid', 'nobody approves the same twice');
select tests.send('set_approval_steps', jsonb_build_object('organ_id', tests.id('county'), 'entity', 'activation', 'roles', '["area_coordinator", "leader"]'::jsonb));
select tests.act_as('secretary');
select is(tests.refusal('request_activation', '{"kind": "joint_case_investigation", "title": "help", "heads": 1}'), 'invalid_value', 'one person is no team');
select tests.send('request_activation', '{"kind": "joint_case_investigation", "title": "help", "planned_days": 90, "reasons": ["many_people", "hard_evidence"]}', tests.id('matter'));
select is(tests.offers('activation', tests.id('matter')), 'withdraw', 'who asks may withdraw, and approves nothing');
select tests.act_as('coordinator');
select is(tests.offers('activation', tests.id('matter')), 'return, screen', 'it is screened first');
select is(tests.refusal('act', tests.move('return')), 'field_required', 'a return says why');
select tests.send('act', tests.move('return', '{"note": "which project?"}'));
select tests.act_as('secretary');
select is(tests.offers('activation', tests.id('matter')), 'submit, withdraw', 'what is returned comes again');
select tests.send('act', tests.move('submit'));
select tests.act_as('coordinator');
select tests.send('act', tests.move('screen'));
select is(tests.offers('activation', tests.id('matter')), 'endorse, reject, return', 'the first of two agrees, he does not approve');
select tests.act_as('leader');
select is(tests.offers('activation', tests.id('matter')), 'reject, return', 'the second has to wait for the first');
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.move('approve')), 'action_not_available', 'nor does the first by another way');
select tests.send('act', tests.move('endorse'));
select is(tests.state_of(), 'screened', 'after the first it is not approved');
select is(tests.offers('activation', tests.id('matter')), 'reject, return', 'and nothing more is his to agree to');
select tests.act_as('leader');
select tests.send('act', tests.move('approve'));
select is(tests.state_of(), 'approved', 'after the last it is');
select is((select string_agg(e ->> 'action', ' ' order by n) from jsonb_array_elements(public.activation_page(tests.id('matter')) -> 'events') with ordinality x (e, n)),
  'requested submit return submit screen endorse approve', 'the trail says step by step what happened');

-- A team of at least two, of two forces at least.
select tests.act_as('leader');
select is(tests.refusal('ask_deployment', tests.ask(tests.id('matter'), 'clerk')), 'not_found', 'people are asked by who leads the area');
select tests.act_as('coordinator');
select is(tests.refusal('ask_deployment', tests.ask(tests.id('matter'), 'far walker')), 'officer_not_in_pool', 'nobody of another county is lent');
select is(tests.refusal('ask_deployment', tests.ask(tests.id('matter'), 'departed')), 'officer_not_in_pool', 'nor who has left');
select tests.send('ask_deployment', tests.ask(tests.id('matter'), 'clerk', 'officer'));
select tests.act_as('clerk');
select is(jsonb_array_length(public.activation_inbox() -> 'loans'), 1, 'who is asked is told where and when');
select is(public.activation_inbox() #>> '{loans,0,title}', null, 'but not what it is about');
select is(public.activation_page(tests.id('matter')), null, 'and the matter is not there for him');
select is(tests.refusal('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of('clerk'), 'accept', true)), 'field_required', 'who accepts declares recusal with it');
select is(tests.refusal('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of('clerk'), 'accept', false)), 'field_required', 'who declines says why');
select is(tests.refusal('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of('officer'), 'accept', true, 'relation', 'none')), 'not_found', 'and nobody answers for another');
select is(tests.accept('clerk'), 'cleared', 'with nothing to declare he is cleared');
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.move('staff')), 'deployment_not_cleared', 'as long as somebody has not answered the team does not stand');
select tests.act_as('officer');
select tests.send('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of('officer'), 'accept', false, 'reason', 'on a course'));
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.move('staff')), 'team_too_small', 'one alone is no team');
select tests.send('ask_deployment', tests.ask(tests.id('matter'), 'officer'));
select is(tests.accept('officer'), 'cleared', 'who declined may be asked again');
select tests.act_as('coordinator');
select is(tests.refusal('act', tests.move('staff')), 'team_forces_too_few', 'two of one office are no mixed team');
select tests.send('ask_deployment', tests.ask(tests.id('matter'), 'south secretary'));
select is(tests.accept('south secretary'), 'cleared', 'a third comes from a township');
select tests.act_as('coordinator');
select tests.send('act', tests.move('staff'));

-- Planned for 90 days from 1 March, concluded on day 23.
select tests.act_as('secretary');
select is(tests.refusal('act', tests.move('start', '{"data": {"started_on": "2026-02-28"}}')), 'field_invalid', 'work does not begin before it was asked for');
select tests.send('act', tests.move('start'));
select is(public.activation_page(tests.id('matter')) #>> '{activation,planned_finish_on}', '2026-05-30', 'ninety days from 1 March are 30 May');

-- More time is approved anew, by somebody else.
select tests.reset();
select tests.set_clock('2026-03-10 09:00+08');
select tests.act_as('coordinator');
select tests.send('ask_extension', jsonb_build_object('activation_id', tests.id('matter'), 'days', 10, 'reason', 'two witnesses are away'), tests.id('more time'));
select is(tests.offers('activation_extension', tests.id('more time')), '', 'who asks for more time does not grant it');
select is(tests.refusal('ask_extension', jsonb_build_object('activation_id', tests.id('matter'), 'days', 10, 'reason', 'again')), 'already_exists', 'one at a time');
select tests.act_as('leader');
select is(tests.offers('activation_extension', tests.id('more time')), 'grant, refuse', 'the last approver decides');
select matches(tests.waiting(), '^extension_decision \S+$', 'it waits for him');
select tests.send('act', jsonb_build_object('entity', 'activation_extension', 'entity_id', tests.id('more time'), 'action', 'grant'));
select is(public.activation_page(tests.id('matter')) #>> '{activation,planned_finish_on}', '2026-06-09', 'granted, the finish moves and the first plan stays');
select is(tests.waiting(), '', 'and waits no longer');
select is((public.activation_page(tests.id('matter')) #>> '{activation,planned_days}')::integer, 90, 'the plan of 90 days is still what it is measured by');

select tests.reset();
select tests.set_clock('2026-03-24 15:00+08');
select tests.act_as('clerk');
select is(tests.rows_of('activations'), 1::bigint, 'while it lasts the lent officer is in');
select tests.act_as('secretary');
select is(tests.refusal('act', tests.move('conclude')), 'field_required', 'a conclusion says what came of it');
select is(tests.refusal('act', tests.move('conclude', '{"data": {"outcome": "x", "finished_on": "2026-03-25"}}')), 'field_invalid', 'and is not of tomorrow');
select tests.send('act', tests.move('conclude', '{"data": {"outcome": "settled"}}'));
select results_eq($$ select finished_on - started_on, planned_days - (finished_on - started_on), state from public.activations $$, $$ values (23, 67, 'concluded') $$, 'planned 90, taken 23, saved 67');
select is(tests.waiting(), 'activation_debrief 2026-03-24', 'what is left to its applicant is the debrief, from the day of the conclusion');
select tests.act_as('clerk');
select is(tests.rows_of('activations'), 0::bigint, 'with the conclusion his access is over');
select is((select days from public.days_lent(2026) where officer_id = tests.id('clerk')), 24, 'he was away from 1 to 24 March, and knows it');
select tests.act_as('walker');
select is((select count(*)::integer from public.days_lent(2026)), 0, 'others do not read it');

-- By word of mouth, recorded afterwards.
select tests.act_as('secretary');
select is(tests.refusal('request_activation', jsonb_build_object('kind', 'special_inspection', 'title', 'at night', 'verbal', jsonb_build_object('approver_id', tests.id('coordinator'), 'approved_at', '2026-03-23 22:00+08', 'reason', 'evidence'))),
  'approval_by_other_role', 'the word that counts is that of the last approver');
select tests.send('request_activation', jsonb_build_object('kind', 'special_inspection', 'title', 'at night', 'verbal', jsonb_build_object('approver_id', tests.id('leader'), 'approved_at', '2026-03-23 22:00+08', 'reason', 'evidence')), tests.id('urgent'));
select is(tests.state_of(tests.id('urgent')), 'approved', 'on his word people can be asked at once');
select tests.act_as('leader');
select is(tests.offers('activation', tests.id('urgent')), 'confirm_word, deny_word', 'and he is asked whether he gave it');
select is(tests.waiting(), 'activation_confirm 2026-03-24', 'which waits for him');
select tests.send('act', tests.move('deny_word', '{"note": "I did not"}', tests.id('urgent')));
select is(tests.state_of(tests.id('urgent')), 'returned', 'what he did not approve goes back');
select is(tests.waiting(), '', 'and he has answered');

select * from finish();
