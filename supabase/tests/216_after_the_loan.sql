-- What is left when a loan is over: the reason of an answer for three people, a joint activity for whose own organ was there, days and
-- counts for the home organ; and nothing for who asked and has gone to another county.
select plan(28);
select tests.make_world();
select tests.make_grids();
select tests.make_officer('second clerk', 'office'), tests.sign_up('second clerk'), tests.make_officer('third clerk', 'office'), tests.sign_up('third clerk');
create function tests.set_clock(moment timestamptz) returns void language plpgsql as $$
begin
  execute format('create or replace function private.now() returns timestamptz language sql stable as $f$ select %L::timestamptz $f$', moment);
end
$$;
create function tests.loan_of(who text) returns uuid language sql stable security definer as $$
  select d.id from public.deployments d where d.officer_id = tests.id(who) order by d.from_on desc limit 1
$$;
create function tests.who_reads(query text) returns text language plpgsql as $$
declare
  who text;
  n bigint;
  answer text := '';
begin
  foreach who in array array['administrator', 'leader', 'coordinator', 'officer', 'case manager', 'petition officer', 'secretary', 'walker', 'south secretary', 'clerk',
    'second clerk', 'third clerk', 'far leader', 'far secretary'] loop
    perform tests.act_as(who);
    execute 'select count(*) from (' || query || ') q' into n;
    if n > 0 then answer := answer || ', ' || who; end if;
  end loop;
  perform tests.reset();
  return substr(answer, 3);
end
$$;
grant execute on all functions in schema tests to authenticated;

update public.role_grants set valid_to = '2026-02-28' where officer_id = tests.id('former leader');
select tests.set_clock('2026-03-01 09:00+08');
select tests.act_as('secretary');
select tests.send('request_activation', '{"kind": "joint_problem_solving", "title": "a matter"}', tests.id('matter'));
select tests.act_as('coordinator');
select tests.send('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('matter'), 'action', a)) from unnest(array['screen', 'approve']) a;
select tests.send('ask_deployment', jsonb_build_object('activation_id', tests.id('matter'), 'from_on', '2026-03-01', 'to_on', '2026-03-10', 'people',
  (select jsonb_agg(jsonb_build_object('officer_id', tests.id(p))) from unnest(array['clerk', 'second clerk', 'south secretary']) p)));
select tests.act_as('clerk');
select tests.send('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of('clerk'), 'accept', true, 'relation', 'none'));
select tests.act_as('south secretary');
select tests.send('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of('south secretary'), 'accept', true, 'relation', 'none'));
select tests.act_as('second clerk');
select tests.send('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of('second clerk'), 'accept', false, 'reason', 'an operation'));
select tests.reset();

-- The reason of an answer.
select results_eq('select reason from public.deployment_answers', $$ values ('an operation') $$, 'the reason stands apart from the loan');
select is(tests.who_reads('select from public.deployment_answers'), 'leader, coordinator, second clerk', 'for the person, for who asked, for the leader who decides');
select is(tests.who_reads(format('select from jsonb_array_elements(public.activation_page(%L) -> ''team'') m where m ->> ''answer_reason'' is not null', tests.id('matter'))), 'leader, coordinator',
  'on the page as well; the applicant and the team read that he declined and not why');
select is(tests.who_reads($$ select from public.events where coalesce(note, '') like '%operation%' or data::text like '%operation%' $$), '', 'no event carries it');
select is(tests.who_reads($$ select from public.notifications where params::text like '%operation%' $$), '', 'and no notification');
select tests.make_officer('other coordinator', 'county', 'area_coordinator', 'county'), tests.sign_up('other coordinator');
select tests.act_as('other coordinator');
select is(tests.rows_of('deployments') > 0, true, 'another coordinator staffs it as well');
select is(tests.rows_of('deployment_answers'), 0::bigint, 'but did not ask, and does not read the reason');
select tests.act_as('administrator');
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('second clerk')));
select is(tests.rows_of('deployment_answers'), 0::bigint, 'nor does who looks through his eyes');
select tests.send('stop_see_as', '{}');

-- Work while it lasts, and an activity of the matter: clerk (lent), south secretary (lent), petition officer (for his own organ), third clerk.
select tests.act_as('coordinator');
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_problem_solving', 'organ_id', tests.id('county'), 'activation_id', tests.id('matter'), 'title', 'joint', 'on_day', '2026-03-02', 'question', 'q',
  'participants', (select jsonb_agg(jsonb_build_object('officer_id', tests.id(p))) from unnest(array['clerk', 'south secretary', 'petition officer']) p)), tests.id('joint'));
select tests.act_as('south secretary');
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_problem_solving', 'organ_id', tests.id('south'), 'activation_id', tests.id('matter'), 'title', 'own', 'on_day', '2026-03-02', 'question', 'q',
  'participants', jsonb_build_array(jsonb_build_object('officer_id', tests.id('clerk')))), tests.id('entered'));
select tests.reset();
select private.open_transition('activations', tests.id('matter'), 'in_progress');
update public.activations set state = 'in_progress', started_on = '2026-03-01', planned_finish_on = '2026-03-31' where id = tests.id('matter');
select tests.act_as('clerk');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('matter'), 'started_at', '2026-03-01T08:00:00+08:00', 'met', '[{"role": "villager", "count": 3}]'::jsonb)));
select tests.send('log_activation_work', jsonb_build_object('activation_id', tests.id('matter'), 'kind', 'talk', 'on_day', '2026-03-01', 'persons', 4));
select tests.reset();
select is(tests.who_reads(format('select from public.link_activities where id = %L', tests.id('joint'))), 'leader, coordinator, petition officer, secretary, south secretary, clerk', 'while the loan lasts who takes part reads the activity');

select tests.set_clock('2026-03-11 00:01+08');
select is(tests.who_reads(format('select from public.link_activities where id = %L', tests.id('joint'))), 'leader, coordinator, petition officer, secretary', 'the minute after, who was lent does not; who came for his own organ does');
select is(tests.who_reads(format('select from public.link_activity_participants where activity_id = %L', tests.id('joint'))), 'leader, coordinator, petition officer, secretary', 'nor that he was there');
select is(tests.who_reads(format('select from public.link_activities where id = %L', tests.id('entered'))), 'leader, coordinator, secretary', 'what he entered on the loan closes with it too');
select tests.act_as('clerk');
select is(tests.refusal('answer_link_question', jsonb_build_object('activity_id', tests.id('joint'), 'answer', 'x')), 'not_found', 'and he answers no more');
select is((select count(*) from public.notifications where entity = 'link_activity'), 0::bigint, 'what told him of it is gone');
select is((public.waits_for_me() @> '[{"code": "link_question"}]'), false, 'and it does not wait for him');
select tests.reset();
insert into public.link_activity_participants (activity_id, officer_id, organ_id, force) values (tests.id('joint'), tests.id('third clerk'), tests.id('office'), 'commission_office');
select is(tests.who_reads(format('select from public.link_activities where id = %L', tests.id('joint'))), 'leader, coordinator, petition officer, secretary, clerk, third clerk', 'unless his own organ takes part by somebody who was not lent');
insert into public.recusals (id, activation_id, officer_id, relation, decision, decided_by, decision_reason, decided_at) values (tests.id('recusal'), tests.id('matter'), tests.id('clerk'), 'friend', 'withdraw', tests.id('leader'), 'r', now());
select is(tests.who_reads(format('select from public.link_activities where id = %L', tests.id('joint'))), 'leader, coordinator, petition officer, secretary, third clerk', 'but not after he had to withdraw for a tie');

-- What the home organ keeps.
create function tests.given() returns setof jsonb language sql stable as $$ select jsonb_array_elements(public.own_participation('2026-01-01', '2026-12-31')) $$;
grant execute on function tests.given to authenticated;
select tests.act_as('officer');
select is((select jsonb_agg(g - 'host_organ_name') from tests.given() g), '[{"from_on": "2026-03-01", "to_on": "2026-03-10", "people": 1, "person_days": 10, "visits": 1, "talks": 4}]'::jsonb,
  'the office keeps ten person-days, a visit and four talked with, after the access of its clerk has ended');
select is((select array_agg(k order by k) from tests.given() g, jsonb_object_keys(g) k), array['from_on', 'host_organ_name', 'people', 'person_days', 'talks', 'to_on', 'visits'], 'and nothing else: no matter, no name of a person');
select is((select jsonb_array_element(public.own_participation('2026-03-05', '2026-03-31'), 0) - 'host_organ_name'), '{"from_on": "2026-03-01", "to_on": "2026-03-10", "people": 1, "person_days": 6, "visits": 0, "talks": 0}'::jsonb, 'of a period, what fell into it');
select is((select coalesce(tests.rows_of('activations'), 0) + tests.rows_of('activation_logs') + tests.rows_of('deployments')), 0::bigint, 'the matter itself stays closed to it');
select tests.act_as('south secretary');
select is((select jsonb_agg(g ->> 'person_days') from tests.given() g), '["10"]'::jsonb, 'another organ its own days');
select tests.reset();
select is(tests.who_reads('select from tests.given()'), 'officer, south secretary', 'each organ its own, read by who works for it with a role: not by the county''s other roles, not by a clerk');
select tests.act_as('administrator');
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('officer')));
select is((select count(*) from tests.given()), 0::bigint, 'nor through somebody''s eyes');
select tests.send('stop_see_as', '{}');
select tests.reset();

-- Who asked goes to another county.
update public.role_grants set valid_to = '2026-03-10' where officer_id = tests.id('secretary');
update public.officers set organ_id = tests.id('far') where id = tests.id('secretary');
select tests.act_as('secretary');
select is(tests.rows_of('activations') + tests.rows_of('activation_logs') + tests.rows_of('deployments') + tests.rows_of('link_activities'), 0::bigint, 'who asked and went to another county reads nothing of it');
select is(public.my_running_activations(), '[]'::jsonb, 'logs nothing to it');
select is((private.team_activation_ids()), '{}'::uuid[], 'and is not of its team');
select tests.act_as('coordinator');
select tests.send('ask_extension', jsonb_build_object('activation_id', tests.id('matter'), 'days', 5, 'reason', 'said after he left'));
select tests.act_as('secretary');
select is((select count(*) from public.events where note = 'said after he left'), 0::bigint, 'nor does he read what happens to it from then on');

select * from finish();
