-- Who stands aside (S19), how a loan ends, and what a renewal takes.
select plan(34);
select tests.make_world();
create function tests.set_clock(moment timestamptz) returns void language plpgsql as $$
begin
  execute format('create or replace function private.now() returns timestamptz language sql stable as $f$ select %L::timestamptz $f$', moment);
end
$$;
create function tests.ask(variadic people text[]) returns jsonb language sql stable as $$
  select jsonb_build_object('activation_id', tests.id('matter'), 'from_on', private.today(), 'to_on', private.today() + 9,
    'people', (select jsonb_agg(jsonb_build_object('officer_id', tests.id(p))) from unnest(people) p))
$$;
create function tests.loan_of(who text) returns uuid language sql stable security definer as $$
  select d.id from public.deployments d where d.officer_id = tests.id(who) order by d.from_on desc, d.id limit 1
$$;
create function tests.loan_state(who text) returns text language sql stable security definer as $$ select state from public.deployments where id = tests.loan_of(who) $$;
create function tests.yes(who text, relation text) returns jsonb language sql stable as $$
  select jsonb_build_object('deployment_id', tests.loan_of(who), 'accept', true, 'relation', relation)
$$;
create function tests.sees(who text) returns boolean language plpgsql as $$
declare
  n bigint;
begin
  perform tests.act_as(who);
  n := tests.rows_of('activations');
  perform tests.reset();
  return n = 1;
end
$$;
create function tests.recusal_of(who text) returns uuid language sql stable security definer as $$
  select id from public.recusals where officer_id = tests.id(who) order by declared_at desc limit 1
$$;
create function tests.decide(who text, decision text) returns jsonb language sql stable as $$
  select jsonb_build_object('recusal_id', tests.recusal_of(who), 'decision', decision, 'reason', 'because')
$$;
grant execute on all functions in schema tests to authenticated;
select tests.set_clock('2026-03-02 09:00+08');

-- North asks for help about runner. Clerk is his brother, walker of the south served in north until two years ago, and petition officer is native.
insert into public.ties (id, officer_id, kind, target_officer_id, grade, source) values (tests.id('brother'), tests.id('clerk'), 'kinship', tests.id('runner'), 'hard', 'personnel_file');
insert into public.officer_posts (id, officer_id, organ_id, held) values (tests.id('served'), tests.id('south walker'), tests.id('north'), '[2020-01-01,2024-03-01)');
insert into public.officer_posts (id, officer_id, organ_id, held) values (tests.id('served long ago'), tests.id('case manager'), tests.id('north'), '[2010-01-01,2018-01-01)');
insert into public.ties (id, officer_id, kind, target_division_code, grade, source) values (tests.id('native'), tests.id('petition officer'), 'native', '990123100000', 'soft', 'declared');
select tests.act_as('secretary');
select tests.send('request_activation', jsonb_build_object('kind', 'joint_case_investigation', 'title', 'a village account', 'parties', jsonb_build_array(jsonb_build_object('part', 'subject', 'officer_id', tests.id('runner')))), tests.id('matter'));
select tests.act_as('coordinator');
select tests.send('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('matter'), 'action', a)) from unnest(array['screen', 'approve']) a;

select is(tests.refusal('ask_deployment', tests.ask('clerk')), 'hard_tie', 'the brother of who was reported is not staffed');
select is(tests.refusal('ask_deployment', tests.ask('runner')), 'hard_tie', 'nor who was reported');
create temp table pool as select p ->> 'id' as id, p -> 'ties' as ties from jsonb_array_elements(public.staffing_data(tests.id('matter'), private.today(), private.today() + 9) -> 'officers') p;
select results_eq($$ select f.name, t ->> 'kind', t ->> 'grade' from pool p join public.officers f on f.id::text = p.id, jsonb_array_elements(p.ties) t order by 1 $$,
  $$ values ('clerk', 'undisclosed', 'hard'), ('petition officer', 'undisclosed', 'soft'), ('runner', 'party', 'hard'), ('south walker', 'former_post', 'soft') $$,
  'the pool says of each that something stands against him, and of a tie not which; a post eight years ago no longer does');
select is((select count(*)::integer from pool where id = tests.id('administrator')::text), 0, 'who administers the system is not lent');
select is((select count(*)::integer from pool where id = tests.id('far walker')::text), 0, 'nor anybody of another county');
select tests.act_as('leader');
select is(public.staffing_data(tests.id('matter'), private.today(), private.today()), null, 'the pool is for who staffs it');

select tests.act_as('coordinator');
select tests.send('ask_deployment', tests.ask('south walker', 'officer', 'petition officer'));
select tests.act_as('south walker');
select is(tests.run('answer_deployment', tests.yes('south walker', 'none')) ->> 'state', 'accepted', 'who served there two years ago waits, even if he declares nothing');
select is(tests.sees('south walker'), false, 'and sees nothing yet');
select tests.act_as('coordinator');
select is(tests.refusal('decide_recusal', tests.decide('south walker', 'stay')), 'forbidden', 'who asked him does not decide that he stays');
select tests.act_as('leader');
select is((public.activation_inbox() #>> '{waiting,0,why}'), 'decide_recusal', 'a leader is told that it waits');
select ok(public.waits_for_me() @> '[{"code": "recusal_decision", "n": 1}]', 'on the home page too');
select is((public.activation_page(tests.id('matter')) #>> '{recusals,0,ties,0,kind}'), 'former_post', 'and why');
select is(tests.refusal('decide_recusal', tests.decide('south walker', 'stay') - 'reason'), 'field_required', 'a decision has a reason');
select tests.send('decide_recusal', tests.decide('south walker', 'stay'));
select is(tests.sees('south walker'), true, 'with the leader''s decision he is in');
select tests.act_as('petition officer');
select tests.send('answer_deployment', tests.yes('petition officer', 'near_relative'));
select tests.act_as('leader');
select is(tests.refusal('decide_recusal', tests.decide('petition officer', 'stay')), 'recusal_mandatory', 'a near relative of a party or reporter never stays');
select tests.send('decide_recusal', tests.decide('petition officer', 'withdraw'));
select is(tests.loan_state('petition officer') || ' ' || tests.sees('petition officer'), 'withdrawn false', 'he is out, on record');
select tests.act_as('officer');
select tests.send('answer_deployment', tests.yes('officer', 'none'));
select is(tests.sees('officer'), true, 'who has nothing to declare is in at once');

-- What is found out later.
select tests.act_as('officer');
select tests.send('declare_recusal', jsonb_build_object('activation_id', tests.id('matter'), 'relation', 'friend', 'explanation', 'we went to school together'));
select is(tests.sees('officer'), false, 'who declares a tie later is out the same moment');
select tests.act_as('south walker');
select is(public.activation_page(tests.id('matter')) -> 'recusals' -> 1, null, 'the others of the team do not read what he declared');
select tests.act_as('leader');
select tests.send('decide_recusal', tests.decide('officer', 'stay'));
select is(tests.sees('officer'), true, 'and back with the decision');
select tests.reset();
insert into public.ties (id, officer_id, kind, target_officer_id, grade, source) values (tests.id('cousin'), tests.id('south secretary'), 'marriage', tests.id('officer'), 'hard', 'personnel_file');
select tests.act_as('secretary');
select tests.send('name_activation_party', jsonb_build_object('activation_id', tests.id('matter'), 'part', 'witness', 'officer_id', tests.id('south secretary')));
select is(tests.loan_state('officer') || ' ' || tests.sees('officer'), 'withdrawn false', 'when his relative turns out to be a witness, he is called back at once');

-- A loan ends by itself; more days are asked for by one, approved by another, and answered anew.
select tests.act_as('coordinator');
select tests.send('ask_deployment', tests.ask('case manager'));
select tests.act_as('case manager');
select tests.send('answer_deployment', tests.yes('case manager', 'none'));
select is(tests.loan_state('case manager'), 'cleared', 'what is long past binds nobody');
select tests.act_as('coordinator');
select tests.send('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('matter'), 'action', 'staff'));
select is(tests.refusal('ask_renewal', jsonb_build_object('deployment_id', tests.loan_of('case manager'), 'to_on', '2026-03-20')), 'field_required', 'a renewal has a reason');
select is(tests.refusal('ask_deployment', tests.ask('case manager')), 'overlaps', 'nobody is lent twice on one day');
select tests.send('ask_renewal', jsonb_build_object('deployment_id', tests.loan_of('case manager'), 'to_on', '2026-03-20', 'reason', 'accounts of two years more'));
select is(tests.refusal('decide_renewal', jsonb_build_object('deployment_id', tests.loan_of('case manager'), 'decision', 'approve')), 'own_request', 'who asks for it does not approve it');
select tests.act_as('case manager');
select is(tests.refusal('answer_deployment', tests.yes('case manager', 'none')), 'action_not_available', 'and before that it is not asked of the person');
select tests.act_as('leader');
select ok(public.waits_for_me() @> '[{"code": "renewal_decision", "n": 1}]', 'it waits for who approves');
select tests.send('decide_renewal', jsonb_build_object('deployment_id', tests.loan_of('case manager'), 'decision', 'approve'));
select tests.reset();
select tests.set_clock('2026-03-11 23:59+08');
select is(tests.sees('case manager'), true, 'at 23:59 of the last day he is in');
select tests.set_clock('2026-03-12 00:00+08');
select is(tests.sees('case manager'), false, 'at midnight he is out, for he has not answered the renewal');
select tests.act_as('case manager');
select tests.send('answer_deployment', tests.yes('case manager', 'none'));
select is(tests.sees('case manager'), true, 'when he has, he is in again');
select tests.act_as('coordinator');
select is(tests.refusal('withdraw_deployment', jsonb_build_object('deployment_id', tests.loan_of('case manager'))), 'field_required', 'who is called back is told why');
select tests.send('withdraw_deployment', jsonb_build_object('deployment_id', tests.loan_of('case manager'), 'reason', 'needed at home'));
select is(tests.sees('case manager'), false, 'called back, he is out at once');
select tests.act_as('case manager');
select is((select days from public.days_lent(2026)), 11, 'he was away from 2 to 12 March');
select is(tests.rows_of('deployments') || ' ' || tests.rows_of('activation_parties'), '2 0', 'his loans he still knows, and nothing of the matter');

select * from finish();
