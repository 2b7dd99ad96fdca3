-- Findings from the record to the look-back: who may do what at each step, what the unit never learns, and the figures behind the ledger.
select plan(114);
select tests.make_world();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
create function tests.finding(more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id('north'), 'topic', 'lost_work', 'title', 'signatures fewer than payees', 'description', 'sheet of 3 March: 12 payees, 2 signatures') || more
$$;
create function tests.step(name text, action text, data jsonb default '{}', note text default 'as agreed') returns jsonb language sql stable as $$
  select jsonb_build_object('entity', 'finding', 'entity_id', tests.id(name), 'action', action, 'note', note, 'data', data)
$$;
create function tests.state_of(name text) returns text language sql stable security definer as $$ select state || '/' || severity || '/' || reopened_count from public.findings where id = tests.id(name) $$;
create function tests.events_of(name text) returns bigint language sql stable as $$ select count(*) from public.events where entity = 'finding' and entity_id = tests.id(name)::text $$;
create function tests.actions_of(name text) returns text[] language sql stable as $$ select array_agg(action order by action) from public.available_actions('finding', tests.id(name)) $$;
-- Another office officer, and one who is both: reports for the unit and follows for the county.
select tests.make_officer('second officer', 'office', 'office_officer', 'county'), tests.sign_up('second officer');
update public.organs set code = 'QL' where id = tests.id('county');
grant execute on all functions in schema tests to authenticated, anon;

-- The record, and what the unit learns of it.
select tests.act_as('officer');
select is(tests.refusal('record_finding', tests.finding('{"title": "x"}')), 'invalid_value', 'a title of one character says nothing');
select is(tests.refusal('record_finding', tests.finding(jsonb_build_object('found_on', tests.today() + 1))), 'field_invalid', 'nothing is found tomorrow');
select is(tests.refusal('record_finding', tests.finding(jsonb_build_object('organ_id', tests.id('far')))), 'unit_outside_remit', 'nor in another county');
select tests.send('record_finding', tests.finding('{"unit_answer": "the clerk was away"}'), tests.id('f'));
select is(tests.state_of('f'), 'confirmed_on_site/general/0', 'with the unit''s answer it counts as put to it on the spot');
select is(tests.actions_of('f'), array['escalate', 'issue', 'withdraw'], 'who follows for the county may issue it');
select tests.act_as('south secretary');
select is(tests.refusal('act', tests.step('f', 'issue')), 'not_found', 'for another unit it does not exist');
select tests.act_as('secretary');
select is((select count(*) from public.findings), 1::bigint, 'put to the unit, it is the unit''s to read');
select is(tests.events_of('f'), 0::bigint, 'but no step that names who inspected');
select is((select count(*) from public.finding_authors), 0::bigint, 'nor who wrote it');
select is(public.finding_detail(tests.id('f')) -> 'author_name', 'null', 'also not on its page');
select is(tests.refusal('update_finding', jsonb_build_object('finding_id', tests.id('f'), 'base_version', 1, 'title', 'nothing found')), 'forbidden', 'the unit rewrites nothing');

-- Put right before it is issued.
select tests.act_as('officer');
select is(public.finding_detail(tests.id('f')) ->> 'author_name', 'officer', 'the inspecting side knows who wrote it');
select is(tests.refusal('update_finding', jsonb_build_object('finding_id', tests.id('f'), 'base_version', 9, 'title', 'other')), 'version_conflict', 'a change to what one has not seen is refused');
select tests.send('update_finding', jsonb_build_object('finding_id', tests.id('f'), 'base_version', 1, 'title', 'signatures 2 fewer than payees 12'));
select is((select title from public.findings where id = tests.id('f')), 'signatures 2 fewer than payees 12', 'until it is issued the text may be put right');

-- Notices: numbered per organ, kind and year, without a gap by what was refused.
select is(tests.refusal('act', tests.step('f', 'issue', '{"limit_days": 0}')), 'field_invalid', 'a limit of no days is refused');
select is(tests.refusal('act', tests.step('f', 'issue', '{"kind": "letter"}')), 'invalid_value', 'and a notice of no kind');
select tests.send('act', tests.step('f', 'issue', '{"limit_days": 5, "requirements": "collect the signatures"}'));
select is((select number from public.finding_notices where finding_id = tests.id('f')), 'QL整改〔' || extract(year from tests.today()) || '〕1号', 'what was refused took no number');
select is((select due_on || '/' || due_provisional from public.findings where id = tests.id('f')), (select due_on || '/' || provisional from public.due_date(tests.today(), 5, 'working_day')), 'the limit is counted in working days by the calendar');
select tests.send('record_finding', tests.finding(), tests.id('g'));
select tests.send('act', tests.step('g', 'confirm_on_site', '{"unit_answer": "will be looked into"}'));
select tests.act_as('secretary');
select is(tests.events_of('g'), 0::bigint, 'put to the unit later, the step does not name who did either');
select tests.act_as('officer');
select tests.send('act', tests.step('g', 'issue'));
select is((select number from public.finding_notices where finding_id = tests.id('g')), 'QL整改〔' || extract(year from tests.today()) || '〕2号', 'the next one takes the next');
select tests.send('record_finding', tests.finding(), tests.id('h'));
select tests.send('act', tests.step('h', 'issue', '{"kind": "assignment_letter"}'));
select is((select number from public.finding_notices where finding_id = tests.id('h')), 'QL交办〔' || extract(year from tests.today()) || '〕1号', 'letters are numbered apart');
select is((select limit_days from public.findings where id = tests.id('g')), 15, 'without a limit given the rule decides');
select is(tests.refusal('update_finding', jsonb_build_object('finding_id', tests.id('f'), 'base_version', 3, 'title', 'other')), 'action_not_available', 'issued, the text stands');
select is(tests.events_of('f') > 1, true, 'who follows reads its steps as events');
select tests.act_as(w), is(tests.events_of('f'), 0::bigint, 'the ' || w || ' reads no event that would name who issued it') from unnest(array['secretary', 'petition officer', 'case manager']) w;
select tests.act_as('secretary');
select is((select string_agg(concat_ws(' ', e ->> 'action', e ->> 'actor_name', e ->> 'organ_name'), ', ' order by e ->> 'at') from jsonb_array_elements(public.finding_detail(tests.id('f')) -> 'events') e), 'issue office', 'on its page the unit reads the step and the organ');
select tests.act_as('officer');
select is(tests.error_of($$ update public.finding_notices set number = 'x' $$), '42501 permission denied for table finding_notices', 'and nobody changes a notice');
select tests.act_as('secretary');
select is(public.finding_notice((select id from public.finding_notices where finding_id = tests.id('f'))) ->> 'requirements', 'collect the signatures', 'the unit reads its notice');
select is(public.finding_notice((select id from public.finding_notices where finding_id = tests.id('f'))) ? 'author_name', false, 'which names no author');
select is_empty($$ select from public.events e where e.entity_id = tests.id('f')::text and e.action in ('found', 'confirm_on_site', 'corrected') $$, 'nor does the trail, now that it is issued');
select is((select array_agg(distinct e ->> 'actor_name') from jsonb_array_elements(public.finding_detail(tests.id('f')) -> 'events') e), array[null::text], 'its page names the organ that issued, not the person');
select is((select count(*) from public.notifications where kind = 'finding_issued'), 3::bigint, 'the unit was told of each');

-- Rectification, and that nobody verifies what he reported himself: by act, by the one-go command, in a batch, or past all of them.
select is(tests.refusal('report_rectification', jsonb_build_object('finding_id', tests.id('f'))), 'field_required', 'a report without proof is none');
select tests.send('report_rectification', jsonb_build_object('finding_id', tests.id('f'), 'proof', '12 receipts signed and filed', 'owner_name', 'village clerk'), tests.id('report'));
select is((select state || '/' || owner_name from public.findings where id = tests.id('f')), 'reported_done/village clerk', 'one command begins and reports, for who had no signal');
select is((select array_agg(action order by at) from public.events where entity_id = tests.id('f')::text and actor_id = tests.id('secretary')), array['begin_rectification', 'report_done'], 'and leaves both steps in the trail');
select tests.reset();
insert into public.role_grants (id, officer_id, role, organ_id, valid_from) values (gen_random_uuid(), tests.id('secretary'), 'office_officer', tests.id('county'), '2026-01-01'),
  (gen_random_uuid(), tests.id('secretary'), 'area_coordinator', tests.id('county'), '2026-01-01');
select tests.act_as('secretary');
select ok(not 'verify' = any (tests.actions_of('f')), 'who reported is not offered to verify, whatever his roles');
select is(tests.refusal('act', tests.step('f', 'verify')), 'action_not_available', 'act refuses it');
select is(public.run_commands(jsonb_build_array(jsonb_build_object('id', tests.next_id(), 'command', 'act', 'payload', tests.step('f', 'verify')))) #>> '{0,code}', 'action_not_available', 'so does a batch');
select is((public.finding_todos() #>> '{waiting,reported_done}'), null, 'and his own report does not wait for him');
select is(tests.error_of(format($$ update public.findings set state = 'verified', verified_by = %L where id = %L $$, tests.id('secretary'), tests.id('f'))), 'none', 'past the commands nothing is touched');
select is(tests.state_of('f'), 'reported_done/general/0', 'as reading it back shows');
select tests.reset();
select is(tests.error_of(format($$ update public.findings set verified_by = %L where id = %L $$, tests.id('secretary'), tests.id('f'))),
  '23514 new row for relation "findings" violates check constraint "findings_verified_by_another"', 'the table itself refuses it, whoever writes');
delete from public.role_grants where officer_id = tests.id('secretary') and role in ('office_officer', 'area_coordinator');
select tests.act_as('secretary');
select is(tests.refusal('act', tests.step('f', 'verify')), 'action_not_available', 'the unit verifies nothing');
select tests.act_as('officer');
select is((public.finding_todos() #>> '{waiting,reported_done}')::integer, 1, 'it waits for who follows');
select is(tests.refusal('act', tests.step('f', 'verify', '{}', null)), 'field_required', 'a verification says how');
select tests.send('act', tests.step('f', 'return', '{}', 'receipts 3 and 4 unreadable'));
select tests.act_as('secretary');
select tests.send('act', tests.step('f', 'report_done', '{"proof": "receipts copied again"}', null));
select tests.act_as('officer');
select tests.send('act', tests.step('f', 'verify', '{}', 'went there, all twelve confirm'));
select is((select array_agg(result order by result) from public.rectifications where finding_id = tests.id('f')), array['returned', 'verified'], 'each report is kept with what became of it');
select tests.send('act', tests.step('f', 'close_out'));
select is((select state || '/' || (verified_by = tests.id('officer')) from public.findings where id = tests.id('f')), 'closed_out/true', 'verified by another, it is closed out, and who verified is on record');

-- Photos of a correction.
select tests.reset();
create function tests.upload(object_name text) returns text language plpgsql as $$
begin
  insert into storage.objects (bucket_id, name) values ('photos', object_name);
  return 'done';
exception when others then return sqlstate;
end
$$;
grant execute on function tests.upload to authenticated;
create function tests.photo() returns text language sql as $$ select 'rectifications/' || tests.id('report') || '/00000000-0000-7000-8000-000000000001.jpg' $$;
grant execute on function tests.photo to authenticated;
select tests.act_as('officer');
select is(tests.upload(tests.photo()), '42501', 'who follows adds no photo to the unit''s report');
select tests.act_as('secretary');
select is(tests.upload(tests.photo()), 'done', 'who reported does');
select tests.act_as('officer');
select is((select count(*) from storage.objects), 1::bigint, 'who reads the finding sees it');
select tests.act_as('south secretary');
select is((select count(*) from storage.objects), 0::bigint, 'nobody else');

-- S14: closed as "12 people repaid"; the look-back asks 7, and 4 know nothing.
select tests.act_as('officer');
select is(public.look_back_candidates(tests.id('county'), tests.today(), tests.today()), array[tests.id('f')], 'what was closed in the period may be drawn');
select is(tests.refusal('draw_look_backs', jsonb_build_object('organ_id', tests.id('county'), 'from_day', tests.today(), 'to_day', tests.today(), 'number', 2)), 'field_invalid', 'no more than there are');
select is(tests.refusal('draw_look_backs', jsonb_build_object('organ_id', tests.id('county'), 'from_day', tests.today() - 9, 'to_day', tests.today() - 8, 'number', 1)), 'nothing_to_draw', 'of nothing nothing is drawn');
select is(tests.refusal('draw_look_backs', jsonb_build_object('organ_id', tests.id('far county'), 'from_day', tests.today(), 'to_day', tests.today(), 'number', 1)), 'nothing_to_draw', 'nor of another county');
select tests.send('draw_look_backs', jsonb_build_object('organ_id', tests.id('county'), 'from_day', tests.today(), 'to_day', tests.today(), 'share_pct', 10, 'seed', 20211028), tests.id('draw'));
select is((select seed || '/' || seed_source || '/' || (candidate_ids = drawn_ids) from public.look_back_draws), '20211028/given/true', 'a tenth of one is one; the seed is on record with what was drawn from');
select is(tests.refusal('answer_look_back', jsonb_build_object('look_back_id', (select id from public.look_backs), 'asked', 7, 'unaware', 4, 'note', 'n')), 'verifier_may_not_look_back', 'S14: who verified does not look back at it');
select tests.act_as('leader');
select is(tests.refusal('answer_look_back', jsonb_build_object('look_back_id', (select id from public.look_backs), 'asked', 7, 'unaware', 4, 'note', 'n')), 'forbidden', 'nor does a leader, who reads it');
select is(tests.refusal('answer_look_back', jsonb_build_object('look_back_id', (select id from public.look_backs), 'asked', 7, 'unaware', 0)), 'forbidden', 'also not to say that it holds');
select tests.act_as('second officer');
select is(tests.refusal('answer_look_back', jsonb_build_object('look_back_id', (select id from public.look_backs), 'asked', 3, 'unaware', 4, 'note', 'n')), 'field_invalid', 'no more are unaware than were asked');
select is(tests.refusal('answer_look_back', jsonb_build_object('look_back_id', (select id from public.look_backs), 'asked', 7, 'unaware', 4)), 'field_required', 'what does not hold needs a reason');
select is(tests.run('answer_look_back', jsonb_build_object('look_back_id', (select id from public.look_backs), 'asked', 7, 'unaware', 4, 'note', 'told by the four')) ->> 'state', 'reopened', 'S14: 7 asked, 4 know nothing: it does not hold');
select is(tests.state_of('f'), 'reopened/serious/1', 'S14: the finding is open again, counted, and weighs more');
select is((select verified_by from public.look_backs), tests.id('officer'), 'S14: who had verified it is on record');
select tests.act_as('secretary');
select is_empty($$ select from public.events where note = 'told by the four' $$, 'what those asked have told is not for the unit');
select is((select count(*) from public.look_backs), 0::bigint, 'nor the look-back itself');
select is((select count(*) from public.notifications where kind = 'finding_reopened'), 1::bigint, 'it hears that the finding is open again');
select tests.act_as('officer');
select tests.send('act', tests.step('f', 'issue'));
select is((select count(*) from public.finding_notices where finding_id = tests.id('f')), 2::bigint, 'issued again, with a notice of its own');

-- The draw can be repeated by anybody: values of another implementation (node:crypto, sorted by sha256(seed:id)).
select is(array(select c from unnest(array[tests.uuid7(1), tests.uuid7(2), tests.uuid7(3), tests.uuid7(4), tests.uuid7(5)]) c order by private.look_back_order(7, c) limit 3),
  array[tests.uuid7(3), tests.uuid7(5), tests.uuid7(1)], 'seed 7 draws these three of five, in this order');
select is(private.ids_sha256(array[tests.uuid7(1), tests.uuid7(2), tests.uuid7(3), tests.uuid7(4), tests.uuid7(5)]), 'a93e1f5cee598886582cab928e47a909b6ae62a5b6b9bb039379d8dce01a9b71', 'and this is the hash of the five');

-- S3: two people get a talk reminder: the village secretary, and the station head as supervisor at fault.
select tests.send('record_finding_talk', jsonb_build_object('finding_id', tests.id('f'), 'kind', 'talk_reminder', 'on_day', tests.today(),
  'people', '[{"part": "responsible", "post": "village_secretary"}, {"part": "supervisor", "post": "station_head"}]'::jsonb));
select is((select value from public.indicator_facts(array['form_one_person_times'], tests.id('county'), tests.today(), tests.today())), 2::bigint, 'S3: form 1 counts two person-times more');
select is((select value from public.indicator_facts(array['interview_reminders'], tests.id('county'), tests.today(), tests.today())), null, 'S3: and no interview reminder');
select is((select count(*) from public.indicator_rows('form_one_person_times', tests.id('county'), tests.today(), tests.today())), 1::bigint, 'S3: the number opens its row');
select is((public.finding_detail(tests.id('f')) #>> '{talks,0,people,1,post}') || '/' || (public.finding_detail(tests.id('f')) #>> '{talks,0,people,1,part}'), 'station_head/supervisor', 'S3: the station head stands there as supervisor at fault');
select is(tests.refusal('record_finding_talk', jsonb_build_object('finding_id', tests.id('f'), 'kind', 'reminder_talk', 'on_day', tests.today(), 'people', '[{"part": "responsible", "post": "x"}]'::jsonb)), 'field_invalid', 'a Party organisation''s reminder talk is something else');
select tests.act_as('secretary');
select is((select count(*) from public.finding_talk_people) + (select count(*) from public.talks), 0::bigint, 'the unit reads no list of who was talked to');

-- Two reminders and an overdue list, by working days.
select tests.reset();
create function tests.workday(n integer) returns date language sql stable as $$
  select day from public.calendar_days where kind = 'workday' and case when n > 0 then day > tests.today() else day < tests.today() end
  order by case when n > 0 then day end, day desc offset abs(n) - 1 limit 1
$$;
select tests.act_as('secretary');
select is(tests.run('remind_findings', '{}') ->> 'sent', '0', 'what was issued today needs no reminder today, however short the limit');
select tests.reset();
update public.findings set issued_on = issued_on - 30 where state = 'issued';
update public.findings set due_on = tests.workday(6) where id = tests.id('f');
update public.findings set due_on = tests.workday(5) where id = tests.id('g');
update public.findings set due_on = tests.workday(-1) where id = tests.id('h');
grant execute on function tests.workday to authenticated;
select tests.act_as('secretary');
select is(tests.run('remind_findings', '{}') ->> 'sent', '2', 'six working days before it is due nothing is said; five before, and after it, a word is sent');
select is((select array_agg(kind order by kind) from public.notifications where kind in ('finding_soft', 'finding_hard', 'finding_overdue')), array['finding_overdue', 'finding_soft'], 'to the unit also when it asked itself');
select is(tests.run('remind_findings', '{}') ->> 'sent', '0', 'once each');
select is((public.finding_page('{"overdue": true}') ->> 'total')::integer, 1, 'what is overdue is a list');
select tests.act_as('officer');
select is((select array_agg(kind order by kind) from public.notifications where kind in ('finding_soft', 'finding_hard', 'finding_overdue')), array['finding_overdue'], 'who follows is told when it has passed, not before');
select is(tests.refusal('act', tests.step('h', 'extend', '{"limit_days": 5}', null)), 'field_required', 'an extension needs its reason');
select tests.send('act', tests.step('g', 'extend', '{"limit_days": 20}'));
select is(tests.refusal('act', tests.step('g', 'extend', '{"limit_days": 2}')), 'extension_not_later', 'and goes beyond the limit it replaces');
select tests.act_as('far secretary');
select is(tests.run('remind_findings', '{}') ->> 'sent', '0', 'another county reminds nobody here');

-- On a device: what the unit has to put right, and no longer what was handed over or withdrawn.
select tests.reset();
create function tests.synced(cursor jsonb) returns text[] language sql stable as $$
  select array_agg((r #>> '{data,title}') order by r ->> 'id') from jsonb_array_elements(public.sync_page('findings', cursor) -> 'rows') r
$$;
create temp table cursors (held jsonb);
grant select, insert on cursors to authenticated;
grant execute on function tests.synced to authenticated;
select tests.act_as('secretary');
insert into cursors select public.sync_page('findings') -> 'cursor';
select is(cardinality(tests.synced(null)), 3, 'a device of the unit keeps its three findings');
select ok(not public.sync_page('findings')::text like '%' || tests.id('officer') || '%', 'and of nobody who wrote or verified one');

-- The numbers of an organ begin with the letters that its administrator gave it.
select tests.act_as('officer');
select is(tests.refusal('set_notice_code', jsonb_build_object('organ_id', tests.id('county'), 'notice_code', '青纪')), 'forbidden', 'nobody else gives any');
select tests.act_as('far administrator');
select is(tests.refusal('set_notice_code', jsonb_build_object('organ_id', tests.id('county'), 'notice_code', '青纪')), 'forbidden', 'nor does another county''s');
select tests.act_as('administrator');
select tests.send('set_notice_code', jsonb_build_object('organ_id', tests.id('county'), 'notice_code', ' 青纪 '));
select tests.reset();
select is((select number from private.next_notice_number(tests.id('county'), 'clue')), '青纪线索〔' || extract(year from tests.today()) || '〕1号', 'they stand before the kind');
select is((select count(*) from private.notice_numbers where kind = 'clue'), 1::bigint, 'counted apart from the other kinds');
delete from private.notice_numbers where kind = 'clue';
update public.organs set notice_code = null where id = tests.id('county');

-- One action hands a finding over as a clue; nothing is typed again, and nobody but case management reads the register.
select tests.act_as('officer');
select tests.send('act', tests.step('h', 'escalate', '{}', 'money taken'));
select is((select count(*) from public.clues), 0::bigint, 'who hands it over does not read the register');
select tests.act_as('secretary');
select is((select count(*) from public.findings where id = tests.id('h')), 0::bigint, 'for the unit the finding is gone');
select is((select r -> 'data' from jsonb_array_elements(public.sync_page('findings', (select held from cursors)) -> 'rows') r where r ->> 'id' = tests.id('h')::text), '{}'::jsonb,
  'on its devices too, without a word why');
select tests.act_as('case manager');
select is((public.open_clue(c.id) ->> 'title') || ': ' || (public.open_clue(c.id) ->> 'content'), 'signatures fewer than payees: sheet of 3 March: 12 payees, 2 signatures', 'case management has its words') from public.clues c;
select is(tests.error_of('select content from public.clues'), '42501 permission denied for table clues', 'and reads them in no other way');
select is((select count(*) from public.access_events where entity = 'clue' and officer_id = tests.id('case manager')), 2::bigint, 'each opening is on record');
select is((select r ->> 'title' || ' / ' || (r #>> '{source,unit_name}') || ' / ' || (r ->> 'state') from jsonb_array_elements(public.clue_page() -> 'rows') r),
  'signatures fewer than payees / north / registered', 'the register says of which unit it speaks and in what state it is');
select ok(not (select public.open_clue(c.id)::text like '%' || tests.id('officer') || '%' or public.open_clue(c.id) - 'openings' @> '{}' and (public.open_clue(c.id) - 'openings')::text like '%officer%' from public.clues c),
  'and nowhere who wrote the finding or handed it over');
select is((select w ->> 'n' from jsonb_array_elements(public.waits_for_me()) w where w ->> 'code' = 'clue_registered'), '1', 'what is registered waits for case management');
select tests.act_as('officer');
select is(public.open_clue(tests.id('any')), null, 'a clue that one may not read does not exist');
select tests.reset();
insert into public.matter_access (entity, entity_id, officer_id, reason, from_at, to_at) select 'clue', id, tests.id('clerk'), 'assigned', now() - interval '1 hour', now() + interval '1 hour' from public.clues;
select tests.act_as('clerk');
select is((select count(*) from public.clues), 1::bigint, 'to whom it is assigned reads it');
select tests.reset();
update public.matter_access set to_at = now() where officer_id = tests.id('clerk');
select tests.act_as('clerk');
select is((select count(*) from public.clues), 0::bigint, 'until that access ends');

-- S4 and S13: the ledger's numbers, and the rows behind each.
select tests.reset();
create function tests.close(name text, n integer, unit text) returns void language plpgsql as $$
begin
  insert into public.findings (id, organ_id, inspecting_organ_id, topic, title, description, found_on)
    values (tests.id(name || n), tests.id(unit), tests.id('county'), name, name || ' ' || n, 'text', '2025-06-30');
end
$$;
do $$
declare
  n integer;
  s text;
begin
  insert into public.inspections (id, kind, name, organ_id, inspecting_organ_id, starts_on, ends_on, release_at, author_id, projects, submitted_on)
    values (tests.id('s4'), 'joint', 's4', tests.id('south'), tests.id('county'), '2025-06-01', '2025-06-30', now(), tests.id('officer'), 186, '2025-06-30');
  insert into public.inspections (id, kind, name, organ_id, inspecting_organ_id, starts_on, ends_on, release_at, author_id, submitted_on)
    select tests.id('s13' || g), 'joint', 's13', tests.id('north'), tests.id('county'), '2025-06-01', '2025-06-30', now(), tests.id('officer'), '2025-06-30' from generate_series(1, 80) g;
  for n in 1..59 loop
    perform tests.close('s4', n, 'south');
    foreach s in array array['issued', 'in_rectification', 'reported_done', 'verified', 'closed_out'] loop
      exit when n > 52 and s = 'in_rectification';
      perform private.open_transition('findings', tests.id('s4' || n), s);
      update public.findings set state = s where id = tests.id('s4' || n);
    end loop;
  end loop;
  for n in 1..274 loop
    perform tests.close('s13', n, 'north');
    if n <= 261 then
      perform private.open_transition('findings', tests.id('s13' || n), 'closed_out');
      update public.findings set state = 'closed_out' where id = tests.id('s13' || n);
    end if;
  end loop;
  insert into public.talks (id, kind, organ_id, unit_id, on_day, persons, finding_id, author_id)
    values (gen_random_uuid(), 'interview_reminder', tests.id('county'), tests.id('south'), '2025-06-30', 15, tests.id('s41'), tests.id('officer'));
end $$;
create function tests.ledger(filters jsonb) returns text language sql stable as $$
  select (select coalesce(sum((p ->> 'projects')::integer), 0) from jsonb_array_elements(l -> 'projects') p) || ' ' || (select sum((c ->> 'findings')::integer) from jsonb_array_elements(l -> 'cells') c)
    || ' ' || (select sum((c ->> 'findings')::integer) from jsonb_array_elements(l -> 'cells') c where c ->> 'standing' = 'rectified')
    || ' ' || (select sum((c ->> 'findings')::integer) from jsonb_array_elements(l -> 'cells') c where c ->> 'standing' = 'open')
    || ' ' || (select coalesce(sum((t ->> 'interview_reminders')::integer), 0) from jsonb_array_elements(l -> 'talks') t)
  from (select public.finding_ledger(filters) as l) x
$$;
grant execute on function tests.ledger to authenticated;
select tests.act_as('leader');
select is(tests.ledger(jsonb_build_object('organ_id', tests.id('south'), 'from_day', '2025-06-01', 'to_day', '2025-06-30')), '186 59 52 7 15', 'S4: 186 projects, 59 findings, 52 rectified, 7 open, 15 interviews');
select is((public.finding_page(jsonb_build_object('organ_id', tests.id('south'), 'from_day', '2025-06-01', 'to_day', '2025-06-30', 'standing', s)) ->> 'total')::integer, n, 'S4: the number of ' || s || ' opens that many rows')
  from (values ('rectified', 52), ('open', 7)) x (s, n);
select is((public.finding_talk_page(jsonb_build_object('organ_id', tests.id('south'), 'kind', 'interview_reminder')) #>> '{rows,0,persons}')::integer, 15, 'S4: so does that of the interviews');
select is(tests.ledger(jsonb_build_object('organ_id', tests.id('north'), 'from_day', '2025-06-01', 'to_day', '2025-06-30')), '80 274 261 13 0', 'S13: 80 inspections, 274 findings, 261 rectified, 13 open');
select is((select count(*) from jsonb_array_elements(public.finding_page('{"topic": "s13", "standing": "open"}') -> 'rows')), 13::bigint, 'S13: the thirteen open ones are listed');
select is((select sum(value)::bigint from public.indicator_facts(array['findings_rectified'], tests.id('county'), '2025-06-01', '2025-06-30')), 313::bigint, 'the statistics count the same: 52 and 261');
-- More than a thousand rows, page by page.
select tests.reset();
do $$ begin perform tests.close('many', n, 'south') from generate_series(1, 1001) n; end $$;
create function tests.paged(filters jsonb) returns bigint language plpgsql as $$
declare
  page jsonb;
  seen uuid[] := '{}';
  after text;
begin
  loop
    page := public.finding_page(filters, after, 200);
    seen := seen || array(select (r ->> 'id')::uuid from jsonb_array_elements(page -> 'rows') r);
    after := page ->> 'next';
    exit when after is null;
  end loop;
  return (select count(distinct s) from unnest(seen) s);
end
$$;
grant execute on function tests.paged to authenticated;
select tests.act_as('leader');
select is(tests.paged('{"topic": "many"}'), 1001::bigint, 'a list of 1,001 is read to its end, each row once');
select tests.act_as('south secretary');
select is(tests.paged('{"topic": "many"}'), 0::bigint, 'of which the unit knows nothing yet');

select * from finish();
