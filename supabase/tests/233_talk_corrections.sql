-- Talks and field research are corrected after they arrived, by the rules of visits; what they count as follows.
select plan(28);
select tests.make_world();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
create function tests.total(indicator text) returns bigint language sql stable as $$
  select coalesce(sum(value), 0)::bigint from public.indicator_facts(array[indicator], tests.id('north'), '2025-01-01', '2032-01-01')
$$;
create function tests.fix(base jsonb, changes jsonb, more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('talk_id', tests.id('talk'), 'base', base, 'changes', changes) || more
$$;
create function tests.talk(columns text) returns text language plpgsql as $$
declare
  answer text;
begin
  execute format('select concat_ws('' '', %s) from public.talks where id = %L', columns, tests.id('talk')) into answer;
  return answer;
end
$$;
grant execute on all functions in schema tests to authenticated;

select tests.act_as('secretary');
select tests.send('record_talk', jsonb_build_object('kind', 'talk_reminder', 'unit_id', tests.id('north'), 'on_day', tests.today(), 'persons', 2, 'note', 'first'), tests.id('talk'));
select is(array[tests.total('talk_reminders'), tests.total('form_one_person_times')], array[2, 2]::bigint[], 'two talked with, in form 1');

-- Another kind, another number, another day: every figure follows.
select tests.send('update_talk', tests.fix('{"persons": 2}', '{"persons": 3}', '{"base_version": 1}'), tests.id('fix one'));
select is(array[tests.total('talk_reminders'), tests.total('form_one_person_times')], array[3, 3]::bigint[], 'a corrected number is the figure');
select is(tests.talk('persons, version, coalesce(merge_label, ''plain'')'), '3 2 plain', 'a correction of what was seen is no parallel one');
select tests.send('update_talk', tests.fix('{"kind": "talk_reminder"}', '{"kind": "proactive_interview"}', jsonb_build_object('base_version', 1, 'after', jsonb_build_array(tests.id('fix one')))), tests.id('fix two'));
select is(array[tests.total('talk_reminders'), tests.total('form_one_person_times'), tests.total('proactive_interviews')], array[0, 0, 3]::bigint[], 'a talk of another kind leaves the one figure for the other');
select is(tests.talk('version, coalesce(merge_label, ''plain'')'), '3 plain', 'what builds on one''s own of the same device is no parallel one either');
select tests.send('update_talk', tests.fix(jsonb_build_object('on_day', tests.today()), jsonb_build_object('on_day', tests.today() - 400), '{"base_version": 3}'));
select is((select sum(value)::integer from public.indicator_facts(array['proactive_interviews'], tests.id('north'), tests.today() - 400, tests.today() - 400)), 3, 'and a talk of another day leaves the one day for the other');

-- Two devices.
select tests.send('update_talk', tests.fix('{"note": "first"}', '{"note": "second"}', '{"base_version": 3}'));
select is(tests.talk('note, merge_label'), 'second parallel_edit', 'another field merges, and the talk says that it was edited in parallel');
select tests.send('update_talk', tests.fix('{"note": "first"}', '{"note": "third"}', '{"base_version": 3}'));
select is(tests.talk('note, merge_label'), 'second conflict', 'of the same field nothing is overwritten');
select tests.send('update_talk', tests.fix('{"persons": 3}', '{"persons": 5}', '{"base_version": 3}'));
select is(tests.talk('persons, merge_label'), '5 conflict', 'while that is undecided another field merges without hiding it');
select tests.send('update_talk', tests.fix('{"persons": 5}', '{"persons": 3}'));
select results_eq('select entity, field, base_value, their_value, my_value from public.edit_conflicts', $$ values ('talk', 'note', '"first"'::jsonb, '"second"'::jsonb, '"third"'::jsonb) $$, 'both values are kept');
select is((select r -> 'conflicts' -> 0 ->> 'my_value' from jsonb_array_elements(public.talk_page() -> 'rows') r), 'third', 'the list hands them to the author');
select is((select w ->> 'code' from jsonb_array_elements(public.waits_for_me()) w), 'talk_conflict', 'whom it waits for');
select tests.act_as('officer');
select is((select r -> 'conflicts' from jsonb_array_elements(public.talk_page() -> 'rows') r), '[]'::jsonb, 'and to nobody else');
select is(tests.refusal('update_talk', tests.fix('{"note": "second"}', '{"note": "mine"}')), 'not_found', 'another reader corrects nothing');
select is(tests.refusal('resolve_talk_conflict', jsonb_build_object('conflict_id', (select c.id from public.edit_conflicts c limit 1), 'chosen', 'mine')), 'field_required', 'nor decides');
select is_empty(format('update public.talks set note = ''x'' where id = %L returning id', tests.id('talk')), 'nor past the commands');
select tests.act_as('south secretary');
select is(tests.refusal('update_talk', tests.fix('{"note": "second"}', '{"note": "mine"}')), 'not_found', 'for another organ it is not there');
select tests.act_as('secretary');
select is(tests.refusal('resolve_conflict', jsonb_build_object('conflict_id', (select id from public.edit_conflicts), 'chosen', 'mine')), 'not_found', 'the decision about visits does not touch talks');
select tests.send('resolve_talk_conflict', jsonb_build_object('conflict_id', (select id from public.edit_conflicts), 'chosen', 'mine'));
select is(tests.talk('note, merge_label'), 'third parallel_edit', 'the author decides');
select is(public.waits_for_me(), '[]'::jsonb, 'and nothing waits any more');

-- What cannot be.
select is(tests.refusal('update_talk', tests.fix('{}', jsonb_build_object('organ_id', tests.id('south')))), 'field_invalid', 'a talk stays with the organ that held it');
select is(tests.refusal('update_talk', tests.fix(jsonb_build_object('on_day', tests.today() - 400), jsonb_build_object('on_day', tests.today() + 2))), 'day_in_future', 'and in the past');
select is(tests.refusal('update_talk', tests.fix('{"persons": 3}', '{"persons": 0}')), 'invalid_value', 'with somebody');
select tests.reset();
insert into public.findings (id, organ_id, inspecting_organ_id, topic, title, description, found_on) values (tests.id('finding'), tests.id('north'), tests.id('county'), 't', 'title', 'text', tests.today());
insert into public.finding_talk_people (talk_id, finding_id, part, post) values (tests.id('talk'), tests.id('finding'), 'responsible', 'village_secretary');
select tests.act_as('secretary');
select is(tests.refusal_detail('update_talk', tests.fix('{"persons": 3}', '{"persons": 4}')), 'persons', 'where people are named on a finding, their number is theirs');
select is(tests.refusal('update_talk', tests.fix('{"note": "third"}', '{"note": "fourth"}')), 'done', 'day and note may be corrected');

-- Field research.
select tests.send('record_field_research', jsonb_build_object('unit_id', tests.id('north'), 'on_day', tests.today(), 'topic', 'accounts', 'clues_found', 2), tests.id('research'));
select tests.send('update_field_research', jsonb_build_object('field_research_id', tests.id('research'), 'base_version', 1, 'base', '{"clues_found": 2, "topic": "accounts"}'::jsonb, 'changes', '{"clues_found": 1, "topic": "land"}'::jsonb));
select is(array[tests.total('field_research_times'), tests.total('clues_found')], array[1, 1]::bigint[], 'a corrected research is one visit with the clues it has now');
select tests.send('update_field_research', jsonb_build_object('field_research_id', tests.id('research'), 'base_version', 1, 'base', '{"topic": "accounts"}'::jsonb, 'changes', '{"topic": "water"}'::jsonb));
select is((select r ->> 'topic' || ' ' || (r ->> 'merge_label') || ' ' || (r -> 'conflicts' -> 0 ->> 'my_value') from jsonb_array_elements(public.field_research_page() -> 'rows') r), 'land conflict water', 'by the same rules');
select tests.send('resolve_talk_conflict', jsonb_build_object('conflict_id', (select id from public.edit_conflicts where entity = 'field_research'), 'chosen', 'theirs'));
select is((select topic || ' ' || merge_label from public.field_researches), 'land parallel_edit', 'and decided the same way');

select * from finish();
