-- Organs: the tree that seeing follows. The directory ends at the county; an administrator arranges what stands below him.
select plan(52);
select tests.make_world();

-- The directory of an officer: his county with all below, and what stands above it.
select tests.act_as('walker');
select set_eq('select name from public.organs', array['city', 'county', 'office', 'group', 'north', 'south'], 'a county''s officer sees his county and the city above it');
select tests.act_as('far secretary');
select set_eq('select name from public.organs', array['city', 'far county', 'far'], 'and nobody browses another county');
select tests.act_as('root administrator');
select is(tests.rows_of('organs'), 8::bigint, 'an officer of the city sees all below it');
select tests.act_as('departed');
select is(tests.rows_of('organs'), 0::bigint, 'who has left sees no organ');

-- Adding and changing.
select tests.act_as('administrator');
select is(tests.run('save_organ', jsonb_build_object('kind', 'village_station', 'name', 'station', 'parent_id', tests.id('north')), tests.id('station')),
  jsonb_build_object('organ_id', tests.id('station')), 'an administrator adds an organ below his own');
select is((select path::text from public.organs where name = 'station'),
  (select path::text from public.organs where name = 'north') || '.' || replace(tests.id('station')::text, '-', ''), 'its path continues that of its parent');
select is(tests.run('save_organ', jsonb_build_object('organ_id', tests.id('station'), 'name', 'first station', 'version', 1)),
  jsonb_build_object('organ_id', tests.id('station')), 'and renames it');
select is(tests.refusal('save_organ', jsonb_build_object('organ_id', tests.id('station'), 'name', 'second station', 'version', 1)),
  'version_conflict', 'a form filled in before somebody else''s change is refused');
select is(tests.refusal_detail('save_organ', jsonb_build_object('organ_id', tests.id('station'), 'name', 'second station', 'version', 1)), '2', 'and told the version now');
select is(tests.refusal('save_organ', jsonb_build_object('kind', 'commission_office', 'name', 'x', 'parent_id', tests.id('city'))),
  'forbidden', 'he adds nothing above his scope');
select is(tests.refusal('save_organ', jsonb_build_object('kind', 'commission_office', 'name', 'x', 'parent_id', tests.id('far county'))),
  'forbidden', 'nor in another county');
select is(tests.refusal('save_organ', jsonb_build_object('organ_id', tests.id('county'), 'name', 'mine')), 'forbidden', 'the organ at the top of his scope is changed from above');
select is(tests.refusal('save_organ', jsonb_build_object('organ_id', tests.id('north'), 'name', 'north', 'parent_id', tests.id('station'), 'division_code', '990123100000')),
  'organ_cycle', 'an organ cannot stand below itself');
select is(tests.refusal('save_organ', jsonb_build_object('kind', 'township_commission', 'name', 'north again', 'division_code', '990123100000', 'parent_id', tests.id('county'))),
  'already_exists', 'a township has one commission');
select is(tests.refusal('save_organ', jsonb_build_object('kind', 'office', 'name', 'x', 'parent_id', tests.id('county'))), 'invalid_value', 'an unknown kind is refused');
select is(tests.refusal('save_organ', jsonb_build_object('kind', 'commission_office', 'name', ' ', 'parent_id', tests.id('county'))), 'field_required', 'a name is needed');

select is(tests.run('save_organ', jsonb_build_object('organ_id', tests.id('office'), 'name', 'office', 'parent_id', tests.id('group'))),
  jsonb_build_object('organ_id', tests.id('office')), 'an organ moves to another parent');
select tests.send('save_organ', jsonb_build_object('kind', 'commission_office', 'name', 'desk', 'parent_id', tests.id('office')), tests.id('desk'));
select tests.send('save_organ', jsonb_build_object('organ_id', tests.id('office'), 'name', 'office', 'parent_id', tests.id('county')));
select is((select path::text from public.organs where name = 'desk'),
  (select path::text from public.organs where name = 'office') || '.' || replace(tests.id('desk')::text, '-', ''), 'and what stands below moves along');

-- Township commissions for a whole county.
select tests.send('import_divisions', '{"rows": [
  {"code": "990123102000", "parent_code": "990123000000", "level": "township", "name": "西镇"},
  {"code": "990123001000", "parent_code": "990123000000", "level": "township", "name": "东街道"}]}');
select is(tests.run('create_township_commissions', jsonb_build_object('county_organ_id', tests.id('county'))), '{"added": 2}', 'townships without a commission get one');
select set_eq('select name from public.organs where division_code in (''990123102000'', ''990123001000'')', array['西镇纪委', '东街道纪工委'],
  'a township''s is called 纪委, a sub-district''s 纪工委');
select is(tests.run('create_township_commissions', jsonb_build_object('county_organ_id', tests.id('county'))), '{"added": 0}', 'a second time adds none');
select is(tests.refusal('create_township_commissions', jsonb_build_object('county_organ_id', tests.id('far county'))),
  'county_division_missing', 'another county''s cannot be made');

-- Import: by code, else by name below the parent; all or nothing.
select is(tests.run('import_organs', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('code', 'G2', 'kind', 'stationed_group', 'name', 'second group', 'parent_id', tests.id('county')),
    jsonb_build_object('code', 'G2-1', 'kind', 'commission_office', 'name', 'its desk', 'parent_code', 'G2'),
    jsonb_build_object('kind', 'stationed_group', 'name', 'group')))),
  '{"added": 2, "changed": 0, "unchanged": 1}', 'a parent may come earlier in the same file');
select is(tests.run('import_organs', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('code', 'G2', 'kind', 'stationed_group', 'name', 'second group renamed')))),
  '{"added": 0, "changed": 1, "unchanged": 0}', 'importing again updates by code');
select is(tests.refusal('import_organs', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('code', 'G3', 'kind', 'stationed_group', 'name', 'third group'),
    jsonb_build_object('code', 'G4', 'kind', 'stationed_group', 'name', 'fourth group', 'parent_code', 'NONE')))),
  'organ_not_found', 'an unknown parent refuses the file');
select is_empty('select name from public.organs where name = ''third group''', 'and nothing of it was kept');
select is(tests.run('import_organs', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('organ_id', tests.id('group'), 'code', 'G1', 'kind', 'stationed_group', 'name', 'group renamed')))),
  '{"added": 0, "changed": 1, "unchanged": 0}', 'a row that names an organ by id changes that organ');
select results_eq($$ select name, code from public.organs where id = tests.id('group') $$, $$ values ('group renamed', 'G1') $$, 'its name and its code');
select is(tests.refusal('import_organs', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('organ_id', tests.id('far'), 'kind', 'township_commission', 'name', 'far', 'parent_id', tests.id('county'))))),
  'organ_not_found', 'an id of another county is no organ here');
select is(tests.run('import_organs', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('code', 'O1', 'kind', 'commission_office', 'name', 'office', 'parent_id', tests.id('county'))))),
  '{"added": 0, "changed": 1, "unchanged": 0}', 'a code that nobody has goes to the organ of that name without a code');
select is((select code from public.organs where id = tests.id('office')), 'O1', 'which has it from then on');
select is(tests.refusal('import_organs', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('code', 'O2', 'kind', 'commission_office', 'name', 'office', 'parent_id', tests.id('county'))))),
  'already_exists', 'but never replaces a code');

select tests.act_as('secretary');
select is(tests.refusal('save_organ', jsonb_build_object('kind', 'village_station', 'name', 'x', 'parent_id', tests.id('north'))), 'forbidden', 'a township officer adds no organ');
select is(tests.refusal('save_organ', jsonb_build_object('organ_id', tests.id('north'), 'name', 'x')), 'forbidden', 'and renames none');

-- Divided and merged organs.
select tests.reset();
select throws_ok($$ insert into public.organ_successions (id, from_organ_id, to_organ_id, effective_on) values (gen_random_uuid(), tests.id('north'), tests.id('north'), '2026-04-01') $$,
  '23514', null, 'an organ does not follow itself');
create function tests.succession(sources text[], targets text[], given jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('effective_on', '2026-04-01',
    'from_organ_ids', (select jsonb_agg(tests.id(s)) from unnest(sources) s), 'to_organ_ids', (select jsonb_agg(tests.id(t)) from unnest(targets) t)) || given
$$;
grant execute on function tests.succession to authenticated;
select tests.act_as('administrator');
select is(tests.refusal('record_succession', tests.succession('{south, group}', '{north, office}')), 'succession_shape', 'two organs do not become two others in one step');
select is(tests.refusal('record_succession', tests.succession('{south}', '{south}')), 'succession_shape', 'nor one itself');
select is(tests.refusal('record_succession', tests.succession('{south}', '{}')), 'field_required', 'something must follow');
select is(tests.refusal('record_succession', tests.succession('{south}', '{north}', '{"effective_on": "2999-01-01"}')), 'succession_later', 'what is still to come is not recorded');
select is(tests.refusal('record_succession', tests.succession('{south}', '{far}')), 'succession_of_ended', 'an organ of another county cannot follow');
select is(tests.refusal('record_succession', tests.succession('{county}', '{north}')), 'forbidden', 'the organ at the top of his scope is not ended from within');
select is(tests.run('record_succession', tests.succession('{south}', '{north}')), '{"officers": 2, "organs": 0}', 'a merger says who is still in the organ that ended');
select results_eq($$ select valid_to from public.organs where id = tests.id('south') $$, $$ values ('2026-03-31'::date) $$, 'which was in force until the day before');
select is(tests.refusal('record_succession', tests.succession('{south}', '{office}')), 'succession_of_ended', 'and ends only once');
select is(tests.run('record_succession', tests.succession('{group}', '{office}', '{"from_lives_on": true}')), '{"officers": 0, "organs": 0}', 'an organ may give away a part');
select is((select valid_to from public.organs where id = tests.id('group')), null, 'and is in force still');
select tests.act_as('clerk');
select is(tests.rows_of('organ_successions'), 2::bigint, 'successions are read in the directory');
select is(tests.refusal('record_succession', tests.succession('{office}', '{north}')), 'forbidden', 'an officer without the role records none');
select is(tests.refusal('withdraw_succession', (select jsonb_build_object('succession_id', s.id) from public.organ_successions s where s.from_organ_id = tests.id('south'))),
  'not_found', 'and withdraws none');
select tests.act_as('far leader');
select is(tests.rows_of('organ_successions'), 0::bigint, 'and not from another county');
select tests.act_as('administrator');
select tests.send('withdraw_succession', (select jsonb_build_object('succession_id', s.id) from public.organ_successions s where s.from_organ_id = tests.id('south')));
select is((select valid_to from public.organs where id = tests.id('south')), null, 'one recorded by mistake is taken back, and the organ is in force again');
select is(tests.rows_of('organ_successions'), 1::bigint, 'the other stands');

select * from finish();
