-- The five links, the four kinds of talks, field research: who may enter and read them, and what they count as.
select plan(39);
select tests.make_world();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
create function tests.total(indicator text, organ text) returns bigint language sql stable as $$
  select coalesce(sum(value), 0)::bigint from public.indicator_facts(array[indicator], tests.id(organ), '2025-01-01', '2032-01-01')
$$;
create function tests.rows_behind(indicator text, organ text) returns bigint language sql stable as $$
  select count(*) from public.indicator_rows(indicator, tests.id(organ), '2025-01-01', '2032-01-01')
$$;
create function tests.who_reads(query text) returns text language plpgsql as $$
declare
  who text;
  n bigint;
  answer text := '';
begin
  foreach who in array array['administrator', 'leader', 'coordinator', 'officer', 'case manager', 'petition officer', 'secretary', 'walker', 'south secretary', 'clerk', 'far leader'] loop
    perform tests.act_as(who);
    execute 'select count(*) from (' || query || ') q' into n;
    if n > 0 then answer := answer || ', ' || who; end if;
  end loop;
  perform tests.reset();
  return substr(answer, 3);
end
$$;
create function tests.link(kind text, organ text, more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('kind', kind, 'organ_id', tests.id(organ), 'title', 'title of ' || kind, 'on_day', tests.today()) || more
$$;
create function tests.talk(kind text, persons integer, more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('kind', kind, 'unit_id', tests.id('north'), 'on_day', tests.today(), 'persons', persons) || more
$$;
create function tests.people(variadic names text[]) returns jsonb language sql stable as $$
  select jsonb_build_object('participants', jsonb_agg(jsonb_build_object('officer_id', tests.id(n)))) from unnest(names) n
$$;
grant execute on function tests.today, tests.total, tests.rows_behind, tests.link, tests.talk, tests.people to authenticated;

-- The four kinds are four figures, in person-times, of the organ that held the talk.
select tests.act_as('secretary');
select tests.send('record_talk', tests.talk('talk_reminder', 2));
select tests.send('record_talk', tests.talk('reminder_talk', 3));
select tests.send('record_talk', tests.talk('interview_reminder', 4), tests.id('interview'));
select tests.send('record_talk', tests.talk('interview_reminder', 4), tests.id('interview'));
select tests.send('record_talk', tests.talk('proactive_interview', 5));
select is(array[tests.total('talk_reminders', 'north'), tests.total('reminder_talks', 'north'), tests.total('interview_reminders', 'north'), tests.total('proactive_interviews', 'north')],
  array[2, 3, 4, 5]::bigint[], 'each kind is a figure of its own; sent twice, it is counted once');
select tests.act_as('leader');
select is(tests.total('talk_reminders', 'county'), 2::bigint, 'the county counts it once');
select is((select array_agg(tests.rows_behind(i, 'county') order by i) from unnest(array['talk_reminders', 'reminder_talks', 'interview_reminders', 'proactive_interviews']) i), array[1, 1, 1, 1]::bigint[], 'and each number opens its rows');
select is((select public.talk_page() -> 'persons'), '{"talk_reminder": 2, "reminder_talk": 3, "interview_reminder": 4, "proactive_interview": 5}'::jsonb, 'the list adds up each kind by itself');
select is((select jsonb_array_length(public.talk_page('{"kind": "reminder_talk"}') -> 'rows')), 1, 'and shows one kind alone when asked');
select is((select public.talk_page('{}', public.talk_page('{}', null, 3) ->> 'next', 3) -> 'rows' -> 0 ->> 'id' is not null), true, 'a page leads to the next');
select is((select count(distinct r ->> 'id') from (select public.talk_page('{}', null, 3) as first) p, lateral (select jsonb_array_elements(first -> 'rows') as r union all select jsonb_array_elements(public.talk_page('{}', first ->> 'next', 3) -> 'rows')) x),
  4::bigint, 'and no row is on two of them');
select tests.act_as('secretary');
select is(tests.refusal('record_talk', tests.talk('talk_reminder', 0)), 'invalid_value', 'a talk is with somebody');
select is(tests.refusal('record_talk', tests.talk('chat', 1)), 'invalid_value', 'there are four kinds and no fifth');
select is(tests.refusal('record_talk', tests.talk('talk_reminder', 1, jsonb_build_object('on_day', tests.today() + 2))), 'day_in_future', 'and none that has not been held');
select is(tests.refusal('record_talk', tests.talk('talk_reminder', 1, jsonb_build_object('organ_id', tests.id('south')))), 'forbidden', 'one enters one''s own organ''s');
select tests.act_as('clerk');
select is(tests.refusal('record_talk', tests.talk('talk_reminder', 1)), 'forbidden', 'who has no role enters none');
select tests.reset();
select is(tests.who_reads('select from public.talks'), 'leader, coordinator, officer, case manager, secretary', 'a talk is read by its organ and the working roles above it');

-- Field research: visits in times, clues found in items, two figures.
select tests.act_as('leader');
select tests.send('record_field_research', jsonb_build_object('unit_id', tests.id('north'), 'on_day', tests.today(), 'topic', 'village accounts', 'clues_found', 2));
select tests.send('record_field_research', jsonb_build_object('unit_id', tests.id('south'), 'on_day', tests.today(), 'topic', 'subsidies'));
select is(array[tests.total('field_research_times', 'county'), tests.total('clues_found', 'county')], array[2, 2]::bigint[], 'two visits, two clues found');
select is(array[tests.rows_behind('field_research_times', 'county'), tests.rows_behind('clues_found', 'county')], array[2, 1]::bigint[], 'behind the clues stands the visit that found them');
select is((select jsonb_array_length(public.field_research_page() -> 'rows')), 2, 'both are listed');

-- Five kinds of activities, counted in times.
select tests.act_as('secretary');
select tests.send('save_link_activity', tests.link('joint_problem_solving', 'north', '{"question": "which rule holds for rents?"}' || tests.people('officer', 'south secretary')), tests.id('question'));
select tests.send('save_link_activity', tests.link('joint_petition_handling', 'north', tests.people('leader', 'officer', 'clerk')), tests.id('petition'));
select tests.act_as('coordinator');
select tests.send('save_link_activity', tests.link('area_training', 'county', '{"material": "slides in the meeting room"}'), tests.id('training'));
select is(tests.refusal('save_link_activity', tests.link('linked_supervision', 'county')), 'field_required', 'but for a training it is said who took part');
select is(tests.total('link_activities', 'county'), 3::bigint, 'three activities');
select tests.send('save_link_activity', tests.link('area_training', 'county', jsonb_build_object('activity_id', tests.id('training'), 'title', 'other title', 'on_day', tests.today() + 3)));
select is(tests.total('link_activities', 'county'), 3::bigint, 'are three after a correction');
select results_eq(format('select force, count(*) from public.link_activity_participants where activity_id = %L group by force order by force', tests.id('petition')),
  $$ values ('commission_office', 3::bigint) $$, 'who takes part stands with his force');

-- Question, consultation, answer; afterwards everybody in the county finds it, if it was released for that.
select tests.act_as('clerk');
select is(tests.refusal('answer_link_question', jsonb_build_object('activity_id', tests.id('question'), 'answer', 'x')), 'not_found', 'who was not asked does not answer');
select tests.act_as('officer');
select tests.send('answer_link_question', jsonb_build_object('activity_id', tests.id('question'), 'consultation', 'both rules were read'));
select tests.act_as('south secretary');
select tests.send('answer_link_question', jsonb_build_object('activity_id', tests.id('question'), 'answer', 'the later one', 'is_reusable', true));
select is((select consultation || ' / ' || answer from public.link_activities where id = tests.id('question')), 'both rules were read / the later one', 'each consulted adds what he knows');
select is(tests.refusal('save_link_activity', tests.link('joint_problem_solving', 'south', jsonb_build_object('activity_id', tests.id('question')))), 'forbidden', 'but changes nothing else');
select tests.reset();
select is(tests.who_reads($$ select from public.link_activities where answer = 'the later one' $$), 'administrator, leader, coordinator, officer, case manager, petition officer, secretary, walker, south secretary, clerk', 'a released answer is the county''s, and no other county''s');
select tests.act_as('walker');
select is((select public.link_activity_page('{"reusable": true, "text": "RENTS"}') #>> '{rows,0,title}'), 'title of joint_problem_solving', 'and found by a word of its question');
select is((select jsonb_array_length(public.link_activity_page('{"text": "later"}') -> 'rows')), 1, 'or of its answer');
select is((select (public.link_activity_detail(tests.id('question')) ->> 'may_edit')::boolean or (public.link_activity_detail(tests.id('question')) ->> 'may_answer')::boolean), false, 'to read, not to change');
select tests.reset();
select is(tests.who_reads(format('select from public.link_activities where id = %L', tests.id('petition'))), 'leader, coordinator, officer, secretary, clerk', 'a petition handled together is there for who takes part and who coordinates');
select is(tests.who_reads(format('select from public.link_activity_participants where activity_id = %L', tests.id('petition'))), 'leader, coordinator, officer, secretary, clerk', 'and so is who takes part');

-- Training: one signs up and off oneself; who came is noted by who holds it.
select tests.act_as('walker');
select tests.send('join_training', jsonb_build_object('activity_id', tests.id('training')));
select is(tests.refusal('join_training', jsonb_build_object('activity_id', tests.id('training'))), 'already_exists', 'once');
select is(tests.refusal('join_training', jsonb_build_object('activity_id', tests.id('petition'))), 'not_found', 'and to a training only');
select is(tests.refusal('join_training', jsonb_build_object('activity_id', tests.id('training'), 'part', 'speaker')), 'field_invalid', 'nobody makes himself the speaker');
select is(tests.refusal('leave_training', jsonb_build_object('activity_id', tests.id('training'))), 'done', 'one may sign off');
select tests.act_as('clerk');
select tests.send('join_training', jsonb_build_object('activity_id', tests.id('training'), 'part', 'follows_case'));
select tests.act_as('coordinator');
select tests.send('save_link_activity', tests.link('area_training', 'county', jsonb_build_object('activity_id', tests.id('training'), 'participants', jsonb_build_array(
  jsonb_build_object('officer_id', tests.id('clerk'), 'part', 'follows_case', 'attended', true)))));
select results_eq(format('select p.part, p.attended from public.link_activity_participants p where activity_id = %L order by part', tests.id('training')),
  $$ values ('follows_case', true), ('learner', null::boolean) $$, 'who is not named stays as he was');
select tests.act_as('clerk');
select is(tests.refusal('leave_training', jsonb_build_object('activity_id', tests.id('training'))), 'not_found', 'who has come cannot sign off');

-- An activity of an activation belongs to its circle.
select tests.act_as('south secretary');
select tests.send('request_activation', '{"kind": "joint_problem_solving", "title": "help south"}', tests.id('activation'));
select tests.act_as('secretary');
select is(tests.refusal('save_link_activity', tests.link('linked_supervision', 'north', jsonb_build_object('activation_id', tests.id('activation')))), 'not_found', 'nobody adds to an activation that is not there for him');
select tests.act_as('south secretary');
select tests.send('save_link_activity', tests.link('linked_supervision', 'south', jsonb_build_object('activation_id', tests.id('activation'), 'is_reusable', true) || tests.people('south secretary')), tests.id('joint'));
select tests.reset();
select is(tests.who_reads(format('select from public.link_activities where id = %L', tests.id('joint'))), 'leader, coordinator, south secretary', 'its own does not leave it, even if marked as reusable');
select is(tests.who_reads($$ select from public.notifications where kind = 'link_invited' $$), 'leader, officer, south secretary, clerk', 'who is to take part has been told');
select results_eq($$ select distinct f.name from public.notifications n join public.officers f on f.id = n.officer_id where n.kind = 'link_answered' $$, $$ values ('secretary') $$, 'who asked, of the answer');

select * from finish();
