-- Officers, the posts they held, and ties that keep them from a place.
select plan(42);
select tests.make_world();

select tests.act_as('walker');
select is(tests.rows_of('officers'), (select count(*) from public.officers where organ_id in (select id from public.organs)), 'officers are read with their organs');
select is(tests.rows_of('officers'), 15::bigint, 'those of the county and of the city above it');
select is_empty($$ select name from public.officers where name like 'far%' $$, 'none of another county');
select tests.act_as('departed');
select is(tests.rows_of('officers'), 0::bigint, 'who has left reads none');

select tests.act_as('administrator');
select is(tests.run('save_officer', jsonb_build_object('organ_id', tests.id('north'), 'name', 'new one', 'post', 'clerk', 'staff_no', 'S1', 'since', '2025-01-01'), tests.id('new one')),
  jsonb_build_object('officer_id', tests.id('new one')), 'an administrator adds an officer of his county');
select results_eq($$ select organ_id, post, held from public.officer_posts where officer_id = tests.id('new one') $$,
  $$ values (tests.id('north'), 'clerk', daterange('2025-01-01', null)) $$, 'his first post is on record from the day he took it');
select tests.send('save_officer', jsonb_build_object('officer_id', tests.id('new one'), 'organ_id', tests.id('south'), 'post', 'head', 'moved_on', '2026-03-15', 'version', 1));
select results_eq($$ select organ_id, held from public.officer_posts where officer_id = tests.id('new one') order by held $$,
  $$ values (tests.id('north'), daterange('2025-01-01', '2026-03-15')), (tests.id('south'), daterange('2026-03-15', null)) $$, 'moving closes the old post and opens the next');
select is(tests.refusal('save_officer', jsonb_build_object('officer_id', tests.id('new one'), 'post', 'x', 'version', 1)), 'version_conflict', 'a stale form is refused');
select tests.send('save_officer', jsonb_build_object('officer_id', tests.id('new one'), 'skills', jsonb_build_array('law')));
select is((select count(*) from public.officer_posts where officer_id = tests.id('new one')), 2::bigint, 'a change that is no move leaves the posts alone');
select is(tests.refusal('save_officer', jsonb_build_object('organ_id', tests.id('far'), 'name', 'x')), 'forbidden', 'nobody is added to another county');
select is(tests.refusal('save_officer', jsonb_build_object('officer_id', tests.id('far walker'), 'organ_id', tests.id('north'), 'name', 'x')), 'already_exists', 'nor fetched from there');
select is(tests.refusal('save_officer', jsonb_build_object('officer_id', tests.id('new one'), 'organ_id', tests.id('far'))), 'forbidden', 'nor moved there');
select is(tests.refusal('save_officer', jsonb_build_object('organ_id', tests.id('north'), 'name', 'x', 'staff_no', 'S1')), 'already_exists', 'a staff number is given once');

select is(tests.run('import_officers', '{"rows": [
    {"name": "new one", "staff_no": "S1", "organ_name": "south", "post": "head"},
    {"name": "walker", "organ_name": "north", "post": "post"},
    {"name": "second", "staff_no": "S2", "organ_name": "north", "post": "clerk", "skills": ["law"]}]}'),
  '{"added": 1, "changed": 0, "unchanged": 2}', 'an import adds who is new and leaves alone who is the same');
select is(tests.run('import_officers', '{"rows": [{"name": "second", "staff_no": "S2", "organ_name": "south", "post": "clerk"}]}'),
  '{"added": 0, "changed": 1, "unchanged": 0}', 'by staff number it moves him');
select results_eq($$ select p.organ_id, p.held from public.officer_posts p join public.officers f on f.id = p.officer_id where f.staff_no = 'S2' $$,
  $$ values (tests.id('south'), daterange((now() at time zone 'Asia/Shanghai')::date, null)) $$, 'a post taken and left on one day was a slip and is corrected');
select is(tests.refusal('import_officers', '{"rows": [{"name": "third", "organ_name": "north"}, {"name": "fourth", "organ_name": "far"}]}'),
  'organ_not_found', 'an organ of another county does not exist here');
select is_empty('select id from public.officers where name = ''third''', 'and nothing of that file was kept');
select is(tests.run('import_officers', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('officer_id', tests.id('walker'), 'organ_id', tests.id('north'), 'name', 'walker renamed')))),
  '{"added": 0, "changed": 1, "unchanged": 0}', 'a row that names an officer by id changes that officer');
select is((select name from public.officers where id = tests.id('walker')), 'walker renamed', 'and no other');
select is(tests.refusal('import_officers', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('officer_id', tests.id('far walker'), 'organ_id', tests.id('north'), 'name', 'x')))), 'not_found', 'an id of another county is nobody here');
select is(tests.run('import_officers', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('name', 'walker renamed', 'staff_no', 'S9', 'organ_id', tests.id('north'))))),
  '{"added": 0, "changed": 1, "unchanged": 0}', 'a number that nobody has goes to the officer of that name without a number');
select is((select staff_no from public.officers where id = tests.id('walker')), 'S9', 'who has it from then on');
select is(tests.run('import_officers', jsonb_build_object('rows', jsonb_build_array(
    jsonb_build_object('name', 'walker renamed', 'staff_no', 'S10', 'organ_id', tests.id('north'))))),
  '{"added": 1, "changed": 0, "unchanged": 0}', 'a namesake with another number is somebody else');
select results_eq(
  $$ select field, tests.run('import_officers', jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('name', 'walker renamed', 'staff_no', 'S9', 'organ_id', tests.id('north')) || change)))
     from (values ('post', '{"post": "head"}'::jsonb), ('skills', '{"skills": ["law"]}'), ('availability', '{"availability": "busy"}'),
       ('is_commission_leader', '{"is_commission_leader": true}'), ('grid_capacity', '{"grid_capacity": 30}'), ('max_villages', '{"max_villages": 7}')) as each (field, change) $$,
  $$ select field, '{"added": 0, "changed": 1, "unchanged": 0}'::jsonb
     from unnest(array['post', 'skills', 'availability', 'is_commission_leader', 'grid_capacity', 'max_villages']) as field $$,
  'every field that a row gives can be the change');
select is(tests.run('import_officers', jsonb_build_object('rows', jsonb_build_array(jsonb_build_object('name', 'walker renamed', 'staff_no', 'S9', 'organ_id', tests.id('north'),
    'post', 'head', 'skills', jsonb_build_array('law'), 'availability', 'busy', 'is_commission_leader', true, 'grid_capacity', 30, 'max_villages', 7)))),
  '{"added": 0, "changed": 0, "unchanged": 1}', 'and the same again changes nothing');

select tests.act_as('secretary');
select is(tests.refusal('save_officer', jsonb_build_object('organ_id', tests.id('north'), 'name', 'x')), 'forbidden', 'a township officer adds nobody');
select is(tests.refusal('save_officer', jsonb_build_object('officer_id', tests.id('walker'), 'post', 'x')), 'forbidden', 'and changes nobody');

-- Leaving takes effect by itself on the day after.
select tests.act_as('administrator');
select tests.send('save_officer', jsonb_build_object('officer_id', tests.id('runner'), 'left_on', (now() at time zone 'Asia/Shanghai')::date));
select tests.act_as('runner');
select isnt(tests.rows_of('organs'), 0::bigint, 'on his last day an officer still sees');
select tests.act_as('administrator');
select tests.send('save_officer', jsonb_build_object('officer_id', tests.id('runner'), 'left_on', (now() at time zone 'Asia/Shanghai')::date - 1));
select tests.act_as('runner');
select is(tests.rows_of('organs'), 0::bigint, 'on the day after he sees nothing');
select is(tests.refusal('save_tie', '{}'), 'not_an_officer', 'and sends no command');

-- Posts: the officer's own and his administrator's.
select tests.act_as('leader');
select is(tests.rows_of('officer_posts'), 0::bigint, 'a leader does not read where others served');

-- Ties are restricted: the officer himself and who administers him.
select tests.act_as('walker');
select is(tests.run('save_tie', jsonb_build_object('officer_id', tests.id('walker'), 'kind', 'native', 'grade', 'hard', 'target_division_code', '990123100201'), tests.id('tie')),
  jsonb_build_object('tie_id', tests.id('tie')), 'an officer declares a tie of his own');
select is(tests.refusal('save_tie', jsonb_build_object('officer_id', tests.id('runner'), 'kind', 'native', 'grade', 'hard', 'target_division_code', '990123100201')),
  'forbidden', 'and none of a colleague');
select is(tests.refusal('save_tie', jsonb_build_object('officer_id', tests.id('walker'), 'kind', 'native', 'grade', 'hard', 'source', 'personnel_file', 'target_division_code', '990123100201')),
  'forbidden', 'nor one from the personnel file');
select is(tests.refusal('save_tie', jsonb_build_object('officer_id', tests.id('walker'), 'kind', 'native', 'grade', 'hard')), 'invalid_value', 'a tie has one target');
select is(tests.refusal('end_tie', jsonb_build_object('tie_id', tests.id('tie'))), 'not_found', 'he does not end it himself');
select is(tests.rows_of('ties'), 1::bigint, 'he reads it');
select tests.act_as('leader');
select is(tests.rows_of('ties'), 0::bigint, 'a leader does not');
select tests.act_as('coordinator');
select is(tests.rows_of('ties'), 0::bigint, 'nor does who plans the grids');
select tests.act_as('far administrator');
select is(tests.rows_of('ties'), 0::bigint, 'nor another county''s administrator');
select tests.act_as('administrator');
select is(tests.run('end_tie', jsonb_build_object('tie_id', tests.id('tie'), 'valid_to', '2026-06-30')), jsonb_build_object('tie_id', tests.id('tie')), 'his administrator reads and ends it');

select * from finish();
