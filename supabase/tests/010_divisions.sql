-- Divisions: read by every officer, imported by an administrator below his own division and nowhere else.
select plan(27);
select tests.make_world();

select tests.act_as('walker');
select is(tests.rows_of('divisions'), 15::bigint, 'an officer without special rights reads the whole list');
select tests.act_as('departed');
select is(tests.rows_of('divisions'), 0::bigint, 'who has left reads nothing');
select tests.act_as('stranger');
select is(tests.rows_of('divisions'), 0::bigint, 'an account without an officer reads nothing');
select tests.act_as_anon();
select throws_ok('select * from public.divisions', '42501', 'permission denied for table divisions', 'nobody reads it without signing in');

select tests.act_as('administrator');
select is(
  tests.run('import_divisions', '{"rows": [
    {"code": "990123102000", "parent_code": "990123000000", "level": "township", "name": "west"},
    {"code": "990123102201", "parent_code": "990123102000", "level": "village", "name": "w1", "lon": 110.5, "lat": 28.5, "coord_source": "survey", "workload": 9},
    {"code": "990123100201", "parent_code": "990123100000", "level": "village", "name": "n1 renamed"},
    {"code": "990123100202", "parent_code": "990123100000", "level": "village", "name": "n2"}]}'),
  '{"added": 2, "changed": 1, "unchanged": 1}', 'an import adds, updates by code and leaves alone what is the same');
select is(
  tests.run('import_divisions', '{"rows": [{"code": "990123102201", "parent_code": "990123102000", "level": "village", "name": "w1"}]}'),
  '{"added": 0, "changed": 0, "unchanged": 1}', 'a row without position and workload keeps those that are known');
select results_eq('select lon, workload from public.divisions where code = ''990123102201''', 'values (110.5::double precision, 9)', 'they are still there');

select is(
  tests.run('import_divisions', '{"rows": [{"code": "990123102201", "parent_code": "990123102000", "level": "village", "name": "w1", "coord_source": "survey of 2026"}]}'),
  '{"added": 0, "changed": 1, "unchanged": 0}', 'another source of the position is a change');
select is((select coord_source from public.divisions where code = '990123102201'), 'survey of 2026', 'and it is kept');
select is(
  tests.run('import_divisions', '{"rows": [{"code": "990123102201", "parent_code": "990123102000", "level": "village", "name": "w1", "workload": 4}]}'),
  '{"added": 0, "changed": 1, "unchanged": 0}', 'another workload is a change');
select is(tests.refusal('import_divisions', '{"rows": [{"code": "990124100203", "parent_code": "990124100000", "level": "village", "name": "x"}]}'),
  'division_outside_scope', 'a village of another county is refused');
select is(tests.refusal_detail('import_divisions', '{"rows": [{"code": "990123100209", "parent_code": "990123100000", "level": "village", "name": "x"},
  {"code": "990124100203", "parent_code": "990124100000", "level": "village", "name": "x"}]}'),
  '990124100203', 'the refusal names the code');
select is(tests.refusal('import_divisions', '{"rows": [{"code": "990123100209", "parent_code": "990123100000", "level": "village", "name": "x"},
  {"code": "99012310021", "parent_code": "990123100000", "level": "village", "name": "x"}]}'), 'invalid_value', 'a code of eleven digits is refused');
select is(tests.refusal('import_divisions', '{"rows": [{"code": "990123100209", "parent_code": "990123101000", "level": "village", "name": "x"}]}'),
  'invalid_value', 'a village under a township whose code it does not carry is refused');
select is(tests.refusal('import_divisions', '{"rows": [{"code": "990123100209", "parent_code": "990123100000", "level": "village", "name": "x", "lon": 110.5}]}'),
  'invalid_value', 'half a position is refused');
select is(tests.refusal('import_divisions', '{"rows": [{"code": "990123103201", "parent_code": "990123103000", "level": "village", "name": "x"}]}'),
  'reference_not_found', 'a village whose township is unknown is refused with its file, not at the end of the batch');
select is(tests.refusal('import_divisions', '{"rows": [{"code": "990123103201", "parent_code": "990123103000", "level": "village", "name": "x"},
  {"code": "990123103000", "parent_code": "990123000000", "level": "township", "name": "x"}]}'), 'done', 'the township may come later in the same file');
select is(tests.refusal('import_divisions', '{"rows": []}'), 'field_required', 'an empty file is refused');
select is_empty('select code from public.divisions where name = ''x''', 'nothing of a refused file was kept');

select tests.act_as('secretary');
select is(tests.refusal('import_divisions', '{"rows": [{"code": "990123100209", "parent_code": "990123100000", "level": "village", "name": "x"}]}'),
  'division_outside_scope', 'a township officer imports nothing');

-- An administrator must not widen his own reach by the organs that he makes.
select tests.act_as('administrator');
select is(tests.run('save_organ', jsonb_build_object('organ_id', tests.id('loose'), 'kind', 'county_commission', 'name', 'loose', 'parent_id', tests.id('county'))),
  jsonb_build_object('organ_id', tests.id('loose')), 'an organ without a division can be made');
select is(tests.refusal('import_divisions', '{"rows": [{"code": "990124100201", "parent_code": "990124100000", "level": "village", "name": "x"}]}'),
  'division_outside_scope', 'but it opens no other county''s divisions');
select is(tests.refusal('save_organ', jsonb_build_object('kind', 'township_commission', 'name', 'taken', 'division_code', '990124100000', 'parent_id', tests.id('county'))),
  'division_outside_parent', 'an organ of another county''s division is refused');
select is(tests.refusal('save_organ', jsonb_build_object('organ_id', tests.id('loose'), 'kind', 'county_commission', 'name', 'loose', 'division_code', '990124000000')),
  'division_outside_parent', 'and so is moving one there afterwards');

select is(tests.run('save_boundary', '{"division_code": "990123000000", "geojson": {"type": "Polygon", "coordinates": []}, "attribution": "own survey"}'),
  '{"division_code": "990123000000"}', 'an administrator uploads the boundary of his county');
select is(tests.refusal('save_boundary', '{"division_code": "990124000000", "geojson": {"type": "Polygon", "coordinates": []}, "attribution": "own survey"}'),
  'forbidden', 'and not that of another');
select tests.act_as('far walker');
select is(tests.rows_of('boundaries'), 1::bigint, 'boundaries are read by every officer');

select * from finish();
