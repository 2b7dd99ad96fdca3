-- Figures: roll-ups that are right with the row that they count, for any number of rows, and a snapshot that stays as published.
select plan(56);
select tests.make_world();
select tests.make_grids();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
-- n more visits, spread over the four villages of north and the days of the first half of 2026.
create function tests.add_visits(first integer, last integer) returns void language sql as $$
  insert into public.visits (id, village_code, organ_id, author_id, kind, started_at)
  select tests.uuid7(n), '99012310020' || (1 + n % 4), tests.id('north'), tests.id('walker'), 'walk', '2026-01-01 10:00+08'::timestamptz + n % 181 * interval '1 day'
  from generate_series(first, last) n
$$;
create function tests.total(indicator text, organ text, from_day date default '2026-01-01', to_day date default '2026-12-31') returns bigint language sql stable as $$
  select coalesce(sum(value), 0)::bigint from public.indicator_facts(array[indicator], tests.id(organ), from_day, to_day)
$$;
-- All rows behind a number, fetched page by page as a screen does.
create function tests.all_rows(indicator text, organ text, page integer) returns setof uuid language plpgsql as $$
declare
  place text;
  row record;
  got integer;
begin
  loop
    got := 0;
    for row in select * from public.indicator_rows(indicator, tests.id(organ), '2026-01-01', '2026-12-31', place, page) loop
      got := got + 1; place := row.cursor;
      return next row.row_id;
    end loop;
    exit when got < page;
  end loop;
end
$$;
grant execute on function tests.today, tests.total, tests.all_rows to authenticated;

-- Right for any number of rows.
do $$ begin perform tests.add_visits(1, 999); end $$;
select tests.act_as('leader');
select is(tests.total('visits', 'county'), 999::bigint, '999 visits');
select tests.reset();
do $$ begin perform tests.add_visits(1000, 1000); end $$;
select tests.act_as('leader');
select is(tests.total('visits', 'county'), 1000::bigint, '1,000 visits');
select tests.reset();
do $$ begin perform tests.add_visits(1001, 1001); end $$;
select tests.act_as('leader');
select is(tests.total('visits', 'county'), 1001::bigint, '1,001 visits');
select tests.reset();
do $$ begin perform tests.add_visits(1002, 6350); end $$;
select tests.act_as('leader');
select is(tests.total('visits', 'county'), 6350::bigint, '6,350 visits');
select is((select value from public.indicator_totals(array['visits'], tests.id('county'), '2026-01-01', '2026-12-31')), 6350::bigint, 'as one number too');
select is((select count(*) from public.indicator_days where indicator_code = 'visits'), 181::bigint, 'kept in as many rows as there were days');
select results_eq($$ select count(*), count(distinct row_id) from tests.all_rows('visits', 'county', 500) row_id $$, $$ values (6350::bigint, 6350::bigint) $$, 'and each of its rows is found behind it, once');
select is((select count(*) from public.indicator_rows('visits', tests.id('county'), '2026-01-01', '2026-12-31', null, 100000)), 500::bigint, 'a page is bounded');
select is((select jsonb_array_length(public.indicator_fact_list(array['visits', 'villages_covered'], tests.id('city'), '2026-01-01', '2026-06-30', 'day'))), 362, 'a list by days is not cut');

-- Periods and buckets.
select is(tests.total('visits', 'county', '2026-01-01', '2026-01-01'), 35::bigint, 'a day: every 181st of 6,350');
select results_eq($$ select bucket_start, value from public.indicator_facts(array['visits'], tests.id('county'), '2026-01-16', '2026-03-15', 'month') order by 1 $$,
  $$ select b, (select count(*) from generate_series(1, 6350) n where '2026-01-01'::date + n % 181 between greatest(b, '2026-01-16') and least((b + interval '1 month')::date - extract(day from b)::integer, '2026-03-15'))
     from unnest(array['2026-01-16', '2026-02-01', '2026-03-01']::date[]) b $$, 'months begin on the first, the first bucket with the period');
select is((select count(*) from public.indicator_facts(array['visits'], tests.id('county'), '2026-01-01', '2026-06-30', 'day')), 181::bigint, 'days');
select throws_ok($$ select public.indicator_facts(array['visits'], tests.id('county'), '2026-01-01', '2026-06-30', 'week') $$, 'P0001', 'field_invalid', 'there are no other buckets');
select throws_ok($$ select public.indicator_facts(array['visits'], tests.id('county'), '2026-06-30', '2026-01-01') $$, 'P0001', 'period_invalid', 'a period ends after it begins');
select is(tests.total('visits', 'county', '2025-01-01', '2025-12-31'), 0::bigint, 'last year had none');

-- Villages count once in a period.
select is(tests.total('villages_covered', 'county'), 4::bigint, 'four villages were covered, however often');
select is(tests.total('villages_covered', 'county', '2026-01-01', '2026-01-01'), 4::bigint, 'on a day with thirty-five visits too');
select results_eq($$ select distinct value from public.indicator_facts(array['villages_covered'], tests.id('county'), '2026-01-01', '2026-06-30', 'month') $$, array[4::bigint], 'and once in each month');
select tests.act_as('south walker');
select tests.send('log_visit', tests.visit('990123101201', '{"started_at": "2026-02-03T10:00:00+08:00"}'), tests.id('south visit'));
select tests.act_as('leader');
select is(tests.total('villages_covered', 'county'), 5::bigint, 'a village of another township adds one');
select is(tests.total('visits', 'south'), 1::bigint, 'a branch has its own');

-- With the row that it counts: corrected, taken away.
select tests.act_as('south walker');
select tests.send('update_visit', jsonb_build_object('visit_id', tests.id('south visit'), 'base', '{"started_at": "2026-02-03T02:00:00Z"}'::jsonb, 'changes', '{"started_at": "2026-03-31T23:59:59+08:00"}'::jsonb));
select tests.act_as('leader');
select is(tests.total('visits', 'south', '2026-02-01', '2026-02-28') || '/' || tests.total('visits', 'south', '2026-03-01', '2026-03-31'), '0/1', 'a corrected day moves the count');
select is_empty($$ select from public.indicator_days where value = 0 $$, 'and leaves no empty row');
select tests.reset();
delete from public.visits where id in (tests.uuid7(1), tests.id('south visit'));
select is(tests.total('visits', 'county') || '/' || tests.total('villages_covered', 'county'), '6349/4', 'a row taken away is counted no more');
select is((select count(*) from public.visits), tests.total('visits', 'city'), 'roll-ups and rows agree');
select throws_ok($$ update public.indicator_days set value = -1 $$, '23514', null, 'a count is never below nothing');

-- Problems by the day noted and the day closed.
select tests.act_as('walker');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('started_at', '2026-04-01T10:00:00+08:00', 'problems', jsonb_build_array(
  tests.problem('lamp', 'livelihood'), tests.problem('road', 'livelihood'), tests.problem('bribe', 'corruption')))));
do $$ declare step text; begin
  foreach step in array array['handle', 'answer', 'close'] loop
    perform tests.send('act', jsonb_build_object('entity', 'visit_problem', 'entity_id', tests.id('lamp'), 'action', step, 'note', 'done'));
  end loop;
end $$;
select tests.act_as('secretary');
select is(tests.total('problems_livelihood', 'north', '2026-04-01', '2026-04-01'), 2::bigint, 'problems count on the day of the visit');
select is(tests.total('problems_closed', 'north', tests.today(), tests.today()), 1::bigint, 'closed ones on the day they were closed');
select is((select count(*) from tests.all_rows('problems_livelihood', 'north', 1)), 2::bigint, 'with their rows behind them');
select is((select count(*) from public.indicator_rows('problems_closed', tests.id('north'), tests.today(), tests.today())), 1::bigint, 'the closed ones too');
select throws_ok($$ select public.indicator_rows('salaries', tests.id('north'), '2026-01-01', '2026-12-31') $$, 'P0001', 'unknown_indicator', 'no number without a definition');

-- Who reads which figures.
select is(tests.total('visits', 'county'), 6350::bigint, 'a township officer asks for the county and gets his township');
select tests.act_as('runner');
select is(tests.total('visits', 'north'), 6350::bigint, 'a grid leader reads the totals of his township');
select is((select count(*) from public.indicator_rows('visits', tests.id('north'), '2026-01-01', '2026-12-31', null, 500)), 500::bigint, 'and the rows of the villages that he looks after');
select is_empty($$ select from public.indicator_rows('visits', tests.id('north'), '2026-01-01', '2026-12-31', null, 500) where village_name in ('n1', 'n2') $$, 'no others');
select tests.reset();
select private.add_fact(i, tests.id('north'), tests.today(), '', 1) from unnest(array['activations', 'joint_talks', 'link_activities', 'talk_reminders', 'form_one_person_times']) i;
create temp table of_matters as select code from public.indicators where is_of_matters;
grant select on of_matters to authenticated;
select tests.act_as('runner');
select is((select count(*) from public.indicator_days where indicator_code in (select code from of_matters)), 0::bigint, 'of matters that do not exist for him he reads no count either');
select tests.act_as('secretary');
select is((select count(*) from public.indicator_days where indicator_code in (select code from of_matters)), 5::bigint, 'whose township it is reads them');
select tests.act_as('south secretary');
select is(tests.total('visits', 'north'), 0::bigint, 'another township none');
select tests.act_as('far leader');
select is(tests.total('visits', 'city') + (select count(*) from public.indicator_rows('visits', tests.id('city'), '2026-01-01', '2026-12-31')), 0::bigint, 'another county none');
select tests.act_as('administrator');
select is(tests.rows_of('indicator_days'), 0::bigint, 'an administrator none');
select is(tests.rows_of('indicators'), (select count(*) from public.indicators), 'what the numbers mean is read by every officer');
select tests.act_as('leader');
select is(tests.total('problems_corruption', 'county'), 0::bigint, 'what went straight up is in no leader''s figures');
select tests.act_as('case manager');
select is(tests.total('problems_corruption', 'county'), 1::bigint, 'but in case management''s');
select is(tests.total('problems_corruption', 'north'), 0::bigint, 'where it stands with the county, not with the township');
select throws_ok($$ insert into public.indicator_days values ('visits', tests.id('north'), '2026-01-01', '', 1) $$, '42501', 'permission denied for table indicator_days', 'nobody writes a figure');

-- A published snapshot.
create function pg_temp.snapshot(organ text, day_one date default '2026-01-01') returns jsonb language sql as $$
  select jsonb_build_object('organ_id', tests.id(organ), 'name', 'half year', 'from_day', day_one, 'to_day', '2026-06-30')
$$;
grant execute on function pg_temp.snapshot to authenticated;
select is(tests.refusal('publish_snapshot', pg_temp.snapshot('far county')), 'forbidden', 'nobody publishes another county''s figures');
select tests.act_as('secretary');
select is(tests.refusal('publish_snapshot', pg_temp.snapshot('north')), 'forbidden', 'nor a township officer his own');
select tests.act_as('leader');
select is(tests.refusal('publish_snapshot', pg_temp.snapshot('county', '2026-07-01')), 'period_invalid', 'nor anybody an upside-down period');
select tests.send('publish_snapshot', pg_temp.snapshot('county'), tests.id('snapshot'));
select set_eq($$ select r ->> 'indicator_code', (r ->> 'value')::bigint from public.snapshots s, jsonb_array_elements(s.rows) r where s.id = tests.id('snapshot') and r ->> 'indicator_code' in ('visits', 'villages_covered', 'problems_livelihood', 'problems_corruption') $$,
  $$ values ('visits', 6350::bigint), ('villages_covered', 4), ('problems_livelihood', 2) $$, 'a snapshot holds the figures of the moment, and never the restricted ones, whoever publishes');
select tests.act_as('case manager');
select tests.send('publish_snapshot', pg_temp.snapshot('county'), tests.id('second snapshot'));
select is_empty($$ select from public.snapshots s, jsonb_array_elements(s.rows) r where r ->> 'indicator_code' in (select code from public.indicators where is_restricted) $$, 'not even when case management does');
select tests.act_as('leader');
select is_empty($$ select * from public.snapshot_corrections(tests.id('snapshot')) $$, 'nothing to correct yet');
select tests.act_as('runner');
select tests.send('log_visit', tests.visit('990123100203', '{"started_at": "2026-06-30T23:00:00+08:00"}'));
select tests.act_as('leader');
select results_eq($$ select indicator_code, organ_id, published_value, live_value from public.snapshot_corrections(tests.id('snapshot')) $$, $$ values ('visits', tests.id('north'), 6350::bigint, 6351::bigint) $$, 'a late entry shows beside the published number');
select is((select (r ->> 'value')::integer from public.snapshots s, jsonb_array_elements(s.rows) r where s.id = tests.id('snapshot') and r ->> 'indicator_code' = 'visits'), 6350, 'which stays as it was');
select throws_ok('update public.snapshots set rows = ''[]''', '42501', 'permission denied for table snapshots', 'for good');
select tests.act_as('secretary');
select is(tests.rows_of('snapshots'), 0::bigint, 'a township officer does not read the county''s');
select tests.act_as('far leader');
select is(tests.rows_of('snapshots') + (select count(*) from public.snapshot_corrections(tests.id('snapshot'))), 0::bigint, 'nor does another county');

-- A township taken over: its figures stay its own and are compared with its successor's.
select tests.reset();
insert into public.organ_successions (id, from_organ_id, to_organ_id, effective_on) values (gen_random_uuid(), tests.id('south'), tests.id('north'), '2026-10-01');
select tests.act_as('south walker');
select tests.send('log_visit', tests.visit('990123101201', '{"started_at": "2026-02-03T10:00:00+08:00"}'));
select tests.act_as('secretary');
select is(tests.total('visits', 'north', '2026-02-03', '2026-02-03') - tests.total('visits', 'south', '2026-02-03', '2026-02-03'), (select count(*) from public.visits where visited_on = '2026-02-03'),
  'who reads the successor reads the figures of the organ it took over');

select * from finish();
