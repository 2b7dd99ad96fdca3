-- What the screens of visits read in one answer: pages, coverage, promises, problems with their actions, and what is left to configure.
select plan(50);
select tests.make_world();
select tests.make_grids();

-- Days count back from today; 30 days is the product's interval.
create function tests.visit(officer text, village text, days_ago integer, name text, more jsonb default '{}') returns void language plpgsql as $$
begin
  perform tests.act_as(officer);
  perform tests.send('log_visit', jsonb_build_object('village_code', village, 'kind', 'walk',
    'started_at', (private.today() - days_ago)::text || 'T10:00:00+08:00') || more, tests.id(name));
  perform tests.reset();
end
$$;
select tests.visit('walker', '990123100201', 30, 'in time'), tests.visit('walker', '990123100202', 31, 'late', '{"topics": ["roads"], "guidance": "Fix the lamp"}'),
  tests.visit('runner', '990123100203', 1, 'other grid'), tests.visit('south walker', '990123101201', 1, 'south visit'), tests.visit('far walker', '990124100201', 1, 'far visit');

-- villages_to_visit: who may log for which villages, and of which he may know the last visit.
select tests.act_as('walker');
create function pg_temp.village(code text) returns jsonb language sql as $$
  select v from jsonb_array_elements(public.villages_to_visit() -> 'villages') v where v ->> 'code' = village.code
$$;
select is(jsonb_array_length(public.villages_to_visit() -> 'villages'), 4, 'a grid leader may log for every village of his township');
select is((select array_agg(v ->> 'code' order by v ->> 'code') from jsonb_array_elements(public.villages_to_visit() -> 'villages') v where (v ->> 'is_own')::boolean),
  array['990123100201', '990123100202'], 'his own are marked');
select is(pg_temp.village('990123100201') ->> 'last_visited_on', (private.today() - 30)::text, 'with their last visit');
select is(pg_temp.village('990123100203') @> '{"is_known": false, "last_visited_on": null}', true, 'of a colleague''s village he is told that it is not known, not that nobody came');
select is(public.villages_to_visit() #>> '{townships,0,interval_days}', '30', 'the interval comes with the township');
select tests.act_as('secretary');
select is(pg_temp.village('990123100203') @> jsonb_build_object('is_known', true, 'last_visited_on', private.today() - 1), true, 'the township officer knows of all');
select tests.act_as('leader');
select is(jsonb_array_length(public.villages_to_visit() -> 'villages'), 7, 'a leader''s are those of the county, and none of another');
select tests.act_as('case manager');
select is(public.villages_to_visit(), '{"townships": [], "villages": []}', 'who does not visit has none');
select tests.act_as('administrator');
select is(public.villages_to_visit(), '{"townships": [], "villages": []}', 'nor has an administrator');

-- visit_coverage: 30 days ago is in time, 31 is late.
select tests.act_as('secretary');
select results_eq($$ select c ->> 'grid_name', (c ->> 'villages')::int, (c ->> 'visited_in_time')::int, (c ->> 'overdue')::int, (c ->> 'never_visited')::int, (c ->> 'longest_days')::int
    from jsonb_array_elements(public.visit_coverage()) c $$,
  $$ values ('grid one', 2, 1, 1, 0, 31), ('grid two', 2, 1, 0, 1, 1) $$, 'villages are counted per grid, in the order of the names');
select is(public.visit_coverage(null, 'township') -> 0 @> '{"villages": 4, "visited_in_time": 2, "overdue": 1, "never_visited": 1, "grid_id": null, "leader_name": null}', true,
  'and per township, without any person');
select tests.act_as('walker');
select is((select array_agg(c ->> 'grid_name') from jsonb_array_elements(public.visit_coverage()) c), array['grid one'], 'a grid leader sees his own grid');
select tests.act_as('leader');
select is(jsonb_array_length(public.visit_coverage(null, 'township')), 2, 'a leader sees the townships of the county');
select is(jsonb_array_length(public.visit_coverage(tests.id('south'))), 1, 'or those below one organ');
select is(public.visit_coverage(tests.id('far')), '[]', 'and nothing of another county');
select is(tests.error_of($$ select public.visit_coverage(null, 'officer') $$), 'P0001 field_invalid', 'there is no counting by person');
select tests.act_as('administrator');
select is(public.visit_coverage(), '[]', 'an administrator configures and sees no coverage');
select tests.reset();
update public.grid_villages set during = daterange(lower(during), private.today()) where village_code = '990123100204';
select tests.act_as('secretary');
select is((select (c ->> 'villages')::int from jsonb_array_elements(public.visit_coverage()) c where c -> 'grid_id' = 'null'), 1, 'a village of no grid stands in a row of its own');

-- visit_page: filters, order and cursor.
create function pg_temp.page(filters jsonb default '{}', after text default null, size integer default 50) returns text[] language sql as $$
  select array_agg(r ->> 'id') from jsonb_array_elements(public.visit_page(filters, after, size) -> 'rows') r
$$;
create function pg_temp.ids(variadic names text[]) returns text[] language sql as $$ select array_agg(tests.id(n)::text) from unnest(names) n $$;
select is(pg_temp.page(), pg_temp.ids('other grid', 'in time', 'late'), 'visits come newest first');
select is(public.visit_page() ->> 'total', '3', 'with the total');
select is(public.visit_page('{}', null, 2) ->> 'total', '3', 'which counts what the page does not show');
select is(pg_temp.page('{}', null, 2) || pg_temp.page('{}', public.visit_page('{}', null, 2) ->> 'next', 2), pg_temp.page(), 'pages follow one another without gap or repetition');
select is(public.visit_page('{}', public.visit_page('{}', null, 2) ->> 'next', 2) -> 'next', 'null', 'the last page says that it is the last');
select is(pg_temp.page('{"village_code": "990123100202"}'), pg_temp.ids('late'), 'one village');
select is(pg_temp.page(jsonb_build_object('from_day', private.today() - 30, 'to_day', private.today() - 30)), pg_temp.ids('in time'), 'a period has both its ends');
select is(pg_temp.page('{"text": "LAMP"}'), pg_temp.ids('late'), 'text is found in the guidance, whatever its case');
select is(pg_temp.page('{"text": "100%"}'), null, 'and no character of it is a wildcard');
select is(pg_temp.page('{"mine": true}'), null, 'mine are those that I made');
select is(tests.error_of($$ select public.visit_page('{}', 'nonsense|x') $$), 'P0001 field_invalid', 'an invented cursor is refused');
select tests.act_as('walker');
select is(pg_temp.page(), pg_temp.ids('in time', 'late'), 'a grid leader''s page ends at his villages');
select tests.act_as('far leader');
select is(pg_temp.page(), pg_temp.ids('far visit'), 'another county''s leader reads his own');

-- follow_ups_due: open promises, whoever gave them.
select tests.reset();
select tests.visit('walker', '990123100201', 5, 'promise', jsonb_build_object('follow_up_on', private.today() + 2)),
  tests.visit('walker', '990123100202', 6, 'old promise', jsonb_build_object('follow_up_on', private.today() - 1));
select tests.act_as('secretary');
create function pg_temp.promises(filters jsonb default '{}') returns text[] language sql as $$
  select array_agg(r ->> 'id') from jsonb_array_elements(public.follow_ups_due(filters) -> 'rows') r
$$;
select is(pg_temp.promises(), pg_temp.ids('old promise', 'promise'), 'the oldest promise comes first');
select is(pg_temp.promises(jsonb_build_object('until_day', private.today())), pg_temp.ids('old promise'), 'up to a day');
select is(pg_temp.promises('{"village_code": "990123100201"}'), pg_temp.ids('promise'), 'or of a village');
select tests.reset();
select tests.visit('secretary', '990123100202', 0, 'kept', jsonb_build_object('follow_up_of', tests.id('old promise')));
select tests.act_as('secretary');
select is(pg_temp.promises(), pg_temp.ids('promise'), 'a promise is kept whoever goes');
select tests.act_as('runner');
select is(pg_temp.promises(), null, 'and is not shown to whom the village is not shown');

-- visit_problem_page and its totals: route, state, actions; what went straight up exists for those it exists for.
select tests.reset();
select tests.visit('walker', '990123100201', 3, 'findings', jsonb_build_object('problems', jsonb_build_array(
  jsonb_build_object('id', tests.id('lamp'), 'category', 'livelihood', 'description', 'lamp'),
  jsonb_build_object('id', tests.id('gift'), 'category', 'corruption', 'description', 'gift'))));
select tests.act_as('secretary');
select is((select array_agg(r ->> 'id') from jsonb_array_elements(public.visit_problem_page() -> 'rows') r), pg_temp.ids('lamp'), 'the township sees what it handles');
select is(public.visit_problem_page() ->> 'total', '1', 'and counts no more');
select results_eq('select * from public.visit_problem_totals()', $$ values ('handle_at_once', 'routed', 1::bigint) $$, 'nor do the totals');
select is(public.visit_problem_page() #> '{rows,0,actions}',
  (select jsonb_agg(to_jsonb(a)) from public.available_actions('visit_problem', tests.id('lamp')) a), 'the actions of a row are those that are available');
select is(jsonb_array_length(public.visit_detail(tests.id('findings')) -> 'problems'), 1, 'the visit itself shows the one');
select tests.act_as('case manager');
select is(public.visit_problem_page('{"route": "straight_up"}') #> '{rows,0,description}', 'null', 'a case manager''s list holds no text');
select is(public.open_visit_problem(tests.id('gift')) ->> 'description', 'gift', 'he opens it');
select is((select count(*) from public.access_events e where e.entity_id = tests.id('gift')::text), 1::bigint, 'and that is on record');

-- choice_list: the nearest organ's own, else the product's.
select is((select 'roads' = any (public.choice_list('visit_topics'))), false, 'an organ without a list has the product''s');
select tests.act_as('administrator');
select is(tests.run('save_choice_list', jsonb_build_object('code', 'visit_topics', 'organ_id', tests.id('county'), 'words', '["roads", " lamps ", "roads", ""]'::jsonb)),
  '{"words": ["roads", "lamps"]}', 'an administrator''s list has each word once, in its order');
select tests.act_as('walker');
select is(public.choice_list('visit_topics'), array['roads', 'lamps'], 'and counts for all below');
select tests.act_as('far walker');
select is((select 'roads' = any (public.choice_list('visit_topics'))), false, 'and nowhere else');
select is(tests.refusal('save_choice_list', jsonb_build_object('code', 'visit_topics', 'organ_id', tests.id('far'), 'words', '["x"]'::jsonb)), 'forbidden', 'nobody else keeps one');

-- configuration_todos: within what one administers.
select tests.act_as('administrator');
select is(public.configuration_todos() @> '{"villages_without_grid": 1, "officers_without_account": 0, "townships_without_commission": 0}', true,
  'an administrator is told what is not configured');

select * from finish();
