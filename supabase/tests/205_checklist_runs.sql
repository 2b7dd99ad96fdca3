-- Going through a checklist: whose it is and when, what is saved once, and what a third round finds on its list.
select plan(70);
select tests.make_world();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
create function tests.list(more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id('county'), 'name', 'dispatch', 'topic', 'subsidy', 'publish', true,
    'items', jsonb_build_array(jsonb_build_object('code', 'payees', 'kind', 'number', 'title', 'payees', 'options', '{}'::jsonb),
      jsonb_build_object('code', 'signatures', 'kind', 'number', 'title', 'signatures', 'options', '{}'::jsonb)),
    'checks', jsonb_build_array(jsonb_build_object('code', 'fewer', 'condition', '{"kind": "compare"}'::jsonb, 'severity', 'serious', 'topic', 'subsidy',
      'finding_title', 'too few', 'finding_text', '{left} of {right}'))) || more
$$;
create function tests.ordered(unit text, members text[], more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id(unit), 'inspecting_organ_id', tests.id('county'), 'kind', 'special', 'name', 'ledgers', 'starts_on', tests.today(), 'ends_on', tests.today() + 1,
    'checklist_version_id', tests.id('list'), 'members', (select jsonb_agg(tests.id(m)) from unnest(members) m)) || more
$$;
create function tests.shared(revision integer) returns jsonb language sql stable as $$
  select tests.list(jsonb_build_object('checklist_id', tests.id('shared'), 'name', 'shared', 'publish', false, 'base', jsonb_build_object('version_id', tests.id('shared'), 'revision', revision)))
$$;
create function tests.item(name text) returns uuid language sql stable security definer as $$
  select i.id from public.checklist_items i where i.version_id = tests.id('list') and i.code = name
$$;
create function tests.answers(given jsonb, more jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('inspection_id', tests.id('inspection'), 'answered_at', now(),
    'answers', (select coalesce(jsonb_agg(jsonb_build_object('item_id', tests.item(key), 'value', value)), '[]') from jsonb_each(given))) || more
$$;
create function tests.checked(status text, text text default '2 of 12') returns jsonb language sql stable as $$
  select jsonb_build_object('checks', jsonb_build_array(jsonb_build_object('code', 'fewer', 'status', status, 'title', 'too few', 'text', text)))
$$;
create function tests.move(entity text, id uuid, action text, data jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('entity', entity, 'entity_id', id, 'action', action, 'note', 'as agreed', 'data', data)
$$;
-- The n-th day of the inspections of one name, as if the others had passed.
create function tests.shift_days(inspection text, days integer) returns void language plpgsql security definer as $$
begin
  update public.inspections set starts_on = starts_on + days, ends_on = ends_on + days, release_at = release_at + make_interval(days => days) where id = tests.id(inspection);
  update public.matter_access set from_at = from_at + make_interval(days => days), to_at = to_at + make_interval(days => days) where entity_id = tests.id(inspection);
end
$$;
create function tests.mine(field text default 'name') returns text language sql stable as $$
  select coalesce(string_agg(row ->> field, ',' order by row ->> field), '') from jsonb_array_elements(public.my_inspections()) row where row ->> 'type' = 'inspection'
$$;
create function tests.findings() returns text language sql stable security definer as $$
  select coalesce(string_agg(f.state || ' ' || f.description, ', ' order by f.found_on, f.id), 'none') from public.findings f where f.inspection_id = tests.id('inspection')
$$;
grant execute on function tests.today, tests.list, tests.shared, tests.ordered, tests.item, tests.answers, tests.checked, tests.move, tests.shift_days, tests.mine, tests.findings to authenticated;

-- Lists and their versions.
select tests.act_as('clerk');
select is(tests.refusal('save_checklist', tests.list()), 'forbidden', 'who plans nothing writes no checklist');
select tests.act_as('coordinator');
select tests.send('save_checklist', tests.list(), tests.id('list'));
select is(tests.refusal('save_checklist', tests.list(jsonb_build_object('checklist_id', (select id from public.checklists where organ_id is null limit 1)))), 'forbidden', 'the library is copied, never changed');
-- Two editors of one list: the second is told by name instead of writing over what he has not seen.
select tests.send('save_checklist', tests.list('{"publish": false, "name": "shared"}'), tests.id('shared'));
select is(tests.run('save_checklist', tests.shared(1)) ->> 'revision', '2', 'who has seen the draft writes over it');
select tests.act_as('officer');
select is(tests.refusal('save_checklist', tests.shared(1)) || ' ' || tests.refusal_detail('save_checklist', tests.shared(1)), 'checklist_changed coordinator', 'who has not is told who wrote it');
select is(tests.run('save_checklist', tests.shared(2)) ->> 'revision', '3', 'having seen it he may');
select is((select v.revision from public.checklist_versions v where v.id = tests.id('shared')), 3, 'each save counts, a refused one does not');
select tests.act_as('coordinator');
select is(tests.run('save_checklist', tests.list(jsonb_build_object('checklist_id', tests.id('list'), 'publish', false)), tests.id('draft')) ->> 'version', '2', 'a published version never changes: the next save begins another');
select is(tests.run('save_checklist', tests.list(jsonb_build_object('checklist_id', tests.id('list'), 'publish', false))) ->> 'version', '2', 'which is written over');
select is((select string_agg(version || ' ' || state, ', ' order by version) from public.checklist_versions where checklist_id = tests.id('list')), '1 published, 2 draft', 'until it is published');
select tests.send('save_checklist', tests.list(jsonb_build_object('checklist_id', tests.id('list'), 'name', 'dispatch sheets')));
select is((select string_agg(version || ' ' || state, ', ' order by version) from public.checklist_versions where checklist_id = tests.id('list')), '1 retired, 2 published', 'then the one before retires');
select is((select count(*) from public.checklist_items where version_id in (tests.id('list'), tests.id('draft'))), 4::bigint, 'each with its own items');
select is(tests.refusal('save_checklist', tests.list('{"items": []}')), 'field_required', 'a list without an item is none');
select is(tests.refusal('save_checklist', tests.list('{"checks": [{"code": "c", "condition": {"kind": "code"}, "topic": "t", "finding_title": "tt", "finding_text": "tt"}]}')), 'invalid_value', 'a condition is of a known kind');
select is(tests.refusal('order_inspection', tests.ordered('north', '{clerk,officer}')), 'checklist_not_published', 'nobody is sent with a version that is not in force');
select tests.reset();
update public.checklist_versions set state = 'published' where id = tests.id('list');  -- the scene goes on with the first version

-- Who orders, and whom.
select tests.act_as('clerk');
select is(tests.refusal('order_inspection', tests.ordered('north', '{clerk,officer}')), 'forbidden', 'an inspection is ordered by who plans them');
select tests.act_as('coordinator');
select is(tests.refusal('order_inspection', tests.ordered('north', '{clerk,clerk}')), 'team_too_small', 'one person named twice is one');
select is(tests.refusal('order_inspection', tests.ordered('north', '{clerk,far secretary}')), 'not_found', 'nobody from elsewhere is sent');
select is(tests.refusal('order_inspection', tests.ordered('north', '{clerk,officer}', jsonb_build_object('starts_on', tests.today() - 9, 'ends_on', tests.today() - 8))), 'field_invalid', 'nor into the past');
select is(tests.refusal('order_inspection', tests.ordered('north', '{clerk,officer}', '{"kind": "cross"}')), 'field_invalid', 'a cross-inspection comes from a rotation');
select tests.send('order_inspection', tests.ordered('north', '{clerk,officer}'), tests.id('inspection'));

-- The day before: the assignment is known, the target is not.
select tests.shift_days('inspection', 1);
select tests.act_as('clerk');
select is(tests.mine() || '/' || tests.mine('is_open'), 'ledgers/false', 'the day before, a member knows of the assignment');
select is(tests.rows_of('inspections'), 0::bigint, 'and of nothing at the target');
select is((select count(*) from jsonb_array_elements(public.my_inspections()) r where r ->> 'type' = 'checklist'), 1::bigint, 'with the blank list, to be ready without a signal');
select is(tests.refusal('save_answers', tests.answers('{"payees": 12}')), 'not_found', 'and answers nothing yet');

-- During.
select tests.reset();
select tests.shift_days('inspection', -1);
select tests.act_as('clerk');
select is(tests.rows_of('inspections') || tests.mine('is_open'), '1true', 'from its first day it is open');
select is(tests.refusal('save_answers', tests.answers('{"payees": 12}')), 'done', 'for answers');
select tests.act_as('former leader');
select is(tests.rows_of('inspections')::text || tests.mine(), '0', 'to those who were sent alone');
select is(tests.refusal('save_answers', tests.answers('{"payees": 12}')), 'not_found', 'another team answers nothing');
select tests.act_as('secretary');
select is(tests.refusal('save_answers', tests.answers('{"payees": 12}')), 'forbidden', 'the unit inspected does not answer for itself');
select tests.act_as('south secretary');
select is(tests.rows_of('inspections'), 0::bigint, 'and no other unit knows of it');

-- Findings that raise themselves, once.
select tests.act_as('clerk');
select tests.send('save_answers', tests.answers('{"payees": 12, "signatures": 2}', tests.checked('raised')));
select is(tests.findings(), 'found 2 of 12', 'answers that do not fit raise a finding');
select is((select severity || topic || source || state from public.findings), 'serioussubsidycheckfound', 'of the checklist''s severity, which the device does not choose');
select is((select state from public.inspections where id = tests.id('inspection')), 'in_progress', 'the first answer begins the inspection');
select tests.send('save_answers', tests.answers('{"signatures": 2}', tests.checked('raised')));
select tests.act_as('officer');
select tests.send('save_answers', tests.answers('{"signatures": 2}', tests.checked('raised')));
select is(tests.findings(), 'found 2 of 12', 'once, however often and by whom the answers are saved');
select tests.send('save_answers', tests.answers('{"signatures": 3}', tests.checked('raised', '3 of 12')));
select is(tests.findings(), 'found 3 of 12', 'with the numbers of the last answer');
select tests.send('save_answers', tests.answers('{"signatures": 2}', tests.checked('raised') || jsonb_build_object('answered_at', now() - interval '1 hour')));
select is(tests.findings(), 'found 3 of 12', 'an older one that arrives late changes nothing');
select is((select value::text from public.inspection_answers where item_id = tests.item('signatures')), '3', 'nor the answer');
select tests.send('save_answers', tests.answers('{"signatures": 12}', tests.checked('clear', '')));
select is(tests.findings(), 'withdrawn 3 of 12', 'corrected answers take it back while nobody has acted on it');
select tests.send('save_answers', tests.answers('{"signatures": 2}', tests.checked('raised')));
select is(tests.findings(), 'found 2 of 12', 'and it comes back with them');
select tests.send('act', tests.move('finding', (select id from public.findings), 'withdraw'));
select tests.send('save_answers', tests.answers('{"signatures": 2}', tests.checked('raised')));
select is(tests.findings(), 'withdrawn 2 of 12', 'what an officer has withdrawn stays so when the same answers are saved');
select is(tests.refusal('save_answers', tests.answers('{}', '{"checks": [{"code": "other", "status": "raised", "title": "tt", "text": "tt"}]}')), 'check_not_in_checklist', 'a device invents no check');
select is(tests.refusal('save_answers', tests.answers('{}', jsonb_build_object('answers', jsonb_build_array(jsonb_build_object('item_id', tests.id('x'), 'value', 1))))), 'item_not_in_checklist', 'nor an item');
select tests.send('save_answers', tests.answers('{"payees": 13}', jsonb_build_object('answered_at', now() + interval '9 days')));
select tests.send('save_answers', tests.answers('{"payees": 14}'));
select is((select value::text from public.inspection_answers where item_id = tests.item('payees')), '14', 'a clock that is ahead blocks no later answer');

-- Nobody of the unit learns who wrote what.
select tests.send('record_finding', jsonb_build_object('inspection_id', tests.id('inspection'), 'topic', 'seal', 'title', 'seal book', 'description', 'three pages blank'), tests.id('seal'));
select tests.send('act', tests.move('finding', tests.id('seal'), 'issue'));
select tests.act_as('secretary');
select is((select string_agg(title, ',') from public.findings), 'seal book', 'the unit reads what was put to it');
select is(tests.rows_of('finding_authors') + tests.rows_of('inspection_answers') + tests.rows_of('finding_rechecks'), 0::bigint, 'and neither who wrote it nor the answers');
select is(public.inspection_detail(tests.id('inspection')) ->> 'members', '[]', 'nor who was sent');
select is_empty($$ select from public.events where entity = 'finding' and action in ('found', 'withdraw', 'answers_corrected') $$, 'nor by the trail');

-- Done, returned, prolonged.
select tests.act_as('clerk');
select tests.send('act', tests.move('inspection', tests.id('inspection'), 'submit', '{"projects": 3}'));
select is(tests.refusal('save_answers', tests.answers('{"payees": 1}')), 'inspection_closed', 'what is handed in is not changed');
select is(tests.refusal('prolong_inspection', jsonb_build_object('inspection_id', tests.id('inspection'), 'ends_on', tests.today() + 9, 'note', 'n')), 'forbidden', 'members give themselves no time');
select tests.act_as('secretary');
select is(public.inspection_detail(tests.id('inspection')) -> 'events', '[]', 'the unit does not read who went or handed in');
select tests.act_as('officer');
select tests.send('act', tests.move('inspection', tests.id('inspection'), 'return'));
select tests.shift_days('inspection', -5);
select tests.act_as('clerk');
select is(tests.rows_of('inspections')::text || tests.mine(), '0', 'the day after its last one a member has nothing of it any more');
select is(tests.refusal('save_answers', tests.answers('{"payees": 1}')), 'inspection_ended', 'late answers are refused, with the reason');
select is(public.inspection_detail(tests.id('inspection')), null, 'by no way');
select tests.act_as('officer');
select is(tests.refusal('prolong_inspection', jsonb_build_object('inspection_id', tests.id('inspection'), 'ends_on', tests.today() - 1, 'note', 'n')), 'field_invalid', 'more days lie ahead');
select tests.send('prolong_inspection', jsonb_build_object('inspection_id', tests.id('inspection'), 'ends_on', tests.today(), 'note', 'no signal in the valley'));
select tests.act_as('clerk');
select is(tests.refusal('save_answers', tests.answers('{"payees": 1}')), 'done', 'prolonged by who ordered it, they arrive');

-- S12: the third round finds what the first two left open, and nothing else.
select tests.reset();
do $$
declare
  r integer;
  f record;
begin
  for r in 1..4 loop
    insert into public.inspections (id, kind, name, organ_id, inspecting_organ_id, village_code, starts_on, ends_on, release_at, author_id)
    values (tests.id('round ' || r), 'joint', 'round ' || r, tests.id('south'), tests.id('county'), '990123101201', tests.today() - 40 + r * 10, tests.today() - 39 + r * 10, now(), tests.id('coordinator'));
  end loop;
  for f in select * from (values ('long ago', 'round 1', 'issued', '990123101201'), ('of two', 'round 2', 'issued', '990123101201'), ('of three', 'round 3', 'found', '990123101201'), ('closed', 'round 3', 'closed_out', '990123101201'),
    ('elsewhere', 'round 3', 'issued', '990123101202'), ('for case management', 'round 3', 'found', '990123101201')) x (name, round, state, village) loop
    insert into public.findings (id, inspection_id, organ_id, inspecting_organ_id, village_code, topic, severity, title, description, found_on)
    values (tests.id(f.name), tests.id(f.round), tests.id('south'), tests.id('county'), f.village, 't', case f.name when 'for case management' then 'clue' else 'general' end, f.name, 'text', tests.today() - 20);
    perform private.open_transition('findings', tests.id(f.name), f.state);
    update public.findings set state = f.state where id = tests.id(f.name);
  end loop;
  insert into public.matter_access (entity, entity_id, officer_id, reason, from_at, to_at)
    values ('inspection', tests.id('round 4'), tests.id('clerk'), 'inspection', now() - interval '1 hour', (tests.today() + 2)::timestamp at time zone 'Asia/Shanghai');
end $$;
create function tests.earlier() returns text language sql stable as $$
  select coalesce(string_agg(e ->> 'title', ', ' order by e ->> 'title'), '') from jsonb_array_elements(public.my_inspections()) r, jsonb_array_elements(r -> 'earlier') e where r ->> 'name' = 'round 4'
$$;
create function tests.recheck(finding text, outcome text) returns jsonb language sql stable as $$
  select jsonb_build_object('inspection_id', tests.id('round 4'), 'answered_at', now(), 'rechecks', jsonb_build_array(jsonb_build_object('finding_id', tests.id(finding), 'outcome', outcome)))
$$;
grant execute on function tests.earlier, tests.recheck to authenticated;
select tests.act_as('clerk');
select is(tests.earlier(), 'of three, of two', 'S12: open findings of the last two rounds at this village are on the list: not older ones, closed ones, other villages'' or case management''s');
select is((select string_agg(title, ',') from public.findings where organ_id = tests.id('south')), null, 'which opens those rounds to nobody');
select tests.send('save_answers', tests.recheck('of two', 'worse'));
select is((select outcome from public.finding_rechecks), 'worse', 'what was found of one is kept');
select is(tests.refusal('save_answers', tests.recheck('long ago', 'corrected')), 'not_found', 'of those on the list alone');
select is(tests.refusal('save_answers', tests.recheck('of two', 'fine')), 'invalid_value', 'in one of three words');
select tests.act_as('south secretary');
select is_empty($$ select from public.events where action like 'rechecked%' $$, 'the unit does not read who looked again');
select is(tests.rows_of('finding_rechecks'), 0::bigint, 'nor what the inspectors note');
select tests.act_as('leader');
select isnt_empty($$ select from public.events where action = 'rechecked_worse' $$, 'who follows the finding does');
select tests.reset();
do $$ begin
  perform private.open_transition('findings', tests.id('of two'), 'closed_out');
  update public.findings set state = 'closed_out', closed_on = tests.today() where id = tests.id('of two');
end $$;
select tests.act_as('clerk');
select is(tests.refusal('save_answers', tests.recheck('of two', 'corrected')), 'done', 'one that was closed meanwhile still takes an answer from a device without a signal');

-- A cross-check that names a rule goes by its value in force for the unit, on the device too.
select tests.reset();
select is(private.check_rules((select v.id from public.checklist_versions v join public.checklists c on c.id = v.checklist_id where c.name = '集体资产资源出租专项检查清单'), tests.id('north'), tests.today()),
  '{"rent_overdue_months": 2}', 'two months unless somebody says otherwise');
insert into public.rules (id, code, organ_id, value, unit, effective_from, text_ref, source) values (tests.id('rule'), 'rent_overdue_months', tests.id('county'), 3, 'month', tests.today(), 't', 's');
select is(private.check_rules((select v.id from public.checklist_versions v join public.checklists c on c.id = v.checklist_id where c.name = '集体资产资源出租专项检查清单'), tests.id('north'), tests.today()),
  '{"rent_overdue_months": 3}', 'then what is said');
delete from public.rules where id = tests.id('rule');
select tests.act_as('clerk');

-- What lies on a device.
create temp table pages (name text primary key, page jsonb);
grant all on pages to authenticated;
insert into pages values ('first', public.sync_page('inspections'));
select is((select string_agg(split_part(r ->> 'id', ':', 1), ',' order by r ->> 'id') from pages, jsonb_array_elements(page -> 'rows') r), 'checklist,inspection,inspection', 'own inspections and their lists, each list once');
select is(public.sync_page('inspections', (select page -> 'cursor' from pages)) ->> 'full', 'false', 'afterwards only what changed');
select tests.reset();
select tests.shift_days('round 4', -5);
select tests.act_as('clerk');
select is((select string_agg(r ->> 'id', ',') from jsonb_array_elements(public.sync_page('inspections', (select page -> 'cursor' from pages)) -> 'rows') r where r ->> 'id' = 'inspection:' || tests.id('round 4')), null, 'when the round is over the device is told');
select is(public.sync_page('inspections', (select page -> 'cursor' from pages)) ->> 'full', 'true', 'to let go of it');
select tests.act_as('administrator');
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('clerk')));
select is(tests.mine(), '', 'through another''s eyes nobody goes along');

select * from finish();
