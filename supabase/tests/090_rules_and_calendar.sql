-- Rules are versioned and belong to an organ or to the product; due dates follow them and the calendar.
select plan(53);
select tests.make_world();

-- Time limits: the vectors of tests/fixtures/calendar-vectors.json, which src/core/calendar answers alike.
create temp table vectors (received_on date, value integer, unit text, counts boolean, moves boolean, due date, provisional boolean, rule text);
insert into vectors values
  ('2021-09-24', 15, 'working_day', false, true, '2021-10-20', false, '15 working days run through National Day and two make-up Sundays and Saturdays'),
  ('2021-09-16', 10, 'working_day', false, true, '2021-09-30', false, '10 working days run through Mid-Autumn and its make-up days'),
  ('2026-02-13', 5, 'working_day', false, true, '2026-02-27', false, 'a make-up Saturday before the Spring Festival is counted'),
  ('2021-01-31', 1, 'month', false, true, '2021-03-01', false, 'a month from the 31st ends on the last day of February and moves off a Sunday'),
  ('2026-01-31', 1, 'month', false, true, '2026-02-28', false, 'a last day of February that is a make-up Saturday stays'),
  ('2021-12-20', 15, 'working_day', false, true, '2022-01-11', false, '15 working days run over New Year'),
  ('2026-09-28', 5, 'working_day', false, true, '2026-10-10', false, 'a make-up Saturday after National Day may be the last day'),
  ('2026-10-03', 1, 'working_day', false, true, '2026-10-08', false, 'receipt on a day off starts on the next working day'),
  ('2026-09-03', 30, 'calendar_day', false, true, '2026-10-08', false, 'calendar days that end in National Day move to the first working day after it'),
  ('2024-01-31', 1, 'month', false, true, '2024-02-29', false, 'a month from the 31st of January ends on the 29th in a leap year'),
  ('2026-06-18', 0, 'working_day', false, true, '2026-06-18', false, 'a limit of no days on a working day ends on it'),
  ('2026-06-19', 0, 'working_day', false, true, '2026-06-22', false, 'a limit of no days on a day off moves'),
  ('2026-12-25', 15, 'working_day', false, true, '2027-01-18', true, 'working days that reach an unannounced year are provisional'),
  ('2026-11-30', 3, 'month', false, true, '2027-03-01', true, 'months that end in an unannounced year are provisional'),
  ('2026-12-20', 15, 'calendar_day', false, true, '2027-01-04', true, 'calendar days that end in an unannounced year are provisional, because they might move'),
  ('2027-01-05', 10, 'calendar_day', false, false, '2027-01-15', false, 'calendar days that never move need no calendar and are certain'),
  ('2021-01-31', 1, 'month', false, false, '2021-02-28', false, 'without moving, a limit may end on a Sunday'),
  ('2026-02-13', 5, 'working_day', true, true, '2026-02-26', false, 'with the day of receipt counted, five working days end one working day earlier'),
  ('2026-03-01', 1, 'month', true, true, '2026-03-31', false, 'with the day of receipt counted, a month ends on the eve of the corresponding day'),
  ('2026-01-31', 1, 'month', true, true, '2026-02-28', false, 'with the day of receipt counted, a month without a corresponding day still ends on its last day'),
  ('2026-03-02', 10, 'calendar_day', true, true, '2026-03-11', false, 'with the day of receipt counted, calendar days end one day earlier');
create function tests.due_on(v vectors) returns record language plpgsql as $$
declare
  answer record;
begin
  update public.rules set value = v.counts::integer where code = 'count_day_of_receipt';
  update public.rules set value = v.moves::integer where code = 'move_to_working_day';
  select * into answer from public.due_date(v.received_on, v.value, v.unit);
  return answer;
end
$$;
select is(tests.due_on(v), row (v.due, v.provisional), v.rule) from vectors v;
update public.rules set value = 0 where code = 'count_day_of_receipt';
update public.rules set value = 1 where code = 'move_to_working_day';
select throws_ok($$ select public.due_date('2026-01-01', -1, 'month') $$, 'P0001', 'field_invalid', 'a limit is not negative');
select throws_ok($$ select public.due_date('2026-01-01', null, 'month') $$, 'P0001', 'field_invalid', 'and not missing');
select throws_ok($$ select public.due_date('2026-01-01', 1, 'year') $$, 'P0001', 'field_invalid', 'its unit is one of three');
select throws_ok($$ select public.due_date('2027-12-31', 5, 'working_day') $$, 'P0001', 'calendar_missing', 'working days beyond the calendar are not guessed');

-- Versions. A county's rule holds for the county and below, from its day on.
create function tests.rule(organ text, value numeric, starts date, code text default 'visit_interval_days', unit text default 'calendar_day') returns jsonb language sql as $$
  select jsonb_build_object('code', code, 'organ_id', tests.id(organ), 'value', value, 'unit', unit, 'effective_from', starts, 'source', 'local rule')
$$;
grant execute on function tests.rule to authenticated;
select tests.act_as('administrator');
select tests.send('set_rule', tests.rule('county', 20, '2026-03-01'));
select tests.send('set_rule', tests.rule('county', 10, '2026-09-01'), tests.id('rule'));
select tests.send('set_rule', tests.rule('north', 7, '2026-09-01'));
select results_eq($$ select value, effective_from, effective_to from public.rules where code = 'visit_interval_days' and organ_id = tests.id('county') order by effective_from $$,
  $$ values (20::numeric, '2026-03-01'::date, '2026-08-31'::date), (10, '2026-09-01', null) $$, 'a new version ends the one before it and keeps it');
select is(tests.refusal('set_rule', tests.rule('county', 5, '2026-09-01')), 'overlaps', 'a day has one version');
select tests.reset();
select is(private.rule_value('visit_interval_days', tests.id('north'), '2026-02-28'), 30::numeric, 'before, the product''s default holds');
select is(private.rule_value('visit_interval_days', tests.id('north'), '2026-08-31'), 20::numeric, 'then the county''s');
select is(private.rule_value('visit_interval_days', tests.id('north'), '2026-09-01'), 7::numeric, 'the nearest organ''s wins');
select is(private.rule_value('visit_interval_days', tests.id('south'), '2026-09-01'), 10::numeric, 'its neighbour keeps the county''s');
select is(private.rule_value('visit_interval_days', tests.id('far'), '2026-09-01'), 30::numeric, 'another county the default');
select is(private.rule_value('visit_interval_days', null, '2026-09-01'), 30::numeric, 'and so does who asks for no organ');

-- A deadline set by a rule takes the organ's version in force today, nobody else's and none of the future.
select tests.act_as('far administrator');
select tests.send('set_rule', tests.rule('far county', 9, '2026-01-01', 'disposal_opinion_months', 'month'));
select tests.act_as('administrator');
select tests.send('set_rule', tests.rule('county', 2, (now() at time zone 'Asia/Shanghai')::date + 1, 'disposal_opinion_months', 'month'));
select tests.reset();
select is(private.rule_due('disposal_opinion_months', tests.id('north')),
  (select due_on from public.due_date((now() at time zone 'Asia/Shanghai')::date, 1, 'month')), 'a deadline follows the rule in force for the organ');
select is(private.rule_due('disposal_opinion_months', tests.id('far')),
  (select due_on from public.due_date((now() at time zone 'Asia/Shanghai')::date, 9, 'month')), 'each organ its own');
select throws_ok($$ select private.rule_due('no_such_rule', tests.id('north')) $$, 'P0001', 'unknown_rule', 'a missing rule is said, not guessed');

-- Who writes and reads.
select tests.act_as('administrator');
select is(tests.refusal('set_rule', tests.rule('far county', 5, '2027-01-01')), 'forbidden', 'nobody sets another county''s rule');
select is(tests.refusal('set_rule', tests.rule('city', 5, '2027-01-01')), 'forbidden', 'nor one above');
select is(tests.refusal('set_rule', tests.rule('county', 5, '2027-01-01', 'made_up')), 'unknown_rule', 'nor one that does not exist');
select is(tests.refusal('set_rule', tests.rule('county', 5, '2027-01-01', 'visit_interval_days', 'hour')), 'invalid_value', 'nor in an unknown unit');
select is((select count(*) from public.rules where organ_id is not null), 4::bigint, 'he reads those of his county');
select tests.act_as('leader');
select is(tests.refusal('set_rule', tests.rule('county', 5, '2027-01-01')), 'forbidden', 'a leader sets none');
select tests.act_as('far walker');
select is((select array_agg(distinct organ_id) from public.rules where organ_id is not null), array[tests.id('far county')], 'another county reads its own and the defaults');
select tests.act_as('departed');
select is(tests.rows_of('rules'), 0::bigint, 'who has left reads none');
select tests.act_as('stranger');
select is(tests.rows_of('rules'), 0::bigint, 'nor does an account without an officer');
select tests.act_as('administrator');
select tests.send('set_rule', tests.rule('county', 1, '2026-01-01', 'count_day_of_receipt', 'boolean'));
select is((select due_on from public.due_date('2026-02-13', 5, 'working_day', tests.id('north'))), '2026-02-26'::date, 'a county''s way of counting holds in the county');
select tests.act_as('far walker');
select is((select due_on from public.due_date('2026-02-13', 5, 'working_day', tests.id('north'))), '2026-02-27'::date, 'and is not told to others who ask for its organ');

-- The calendar belongs to the whole installation.
select is((select count(*) from public.calendar_days where extract(year from day) = 2026 and kind = 'workday'), 248::bigint, '2026 has 248 working days');
select is((select count(*) from public.calendar_days where extract(year from day) = 2021 and kind = 'workday'), 250::bigint, '2021 had 250');
select tests.act_as('root administrator');
select is(tests.run('set_calendar_days', '{"source": "notice", "days": [{"day": "2026-02-27", "kind": "day_off", "name": "extra"}]}'), '{"days": 1}', 'the installation''s administrator corrects a day');
select is((select due_on from public.due_date('2026-02-13', 5, 'working_day')), '2026-02-28'::date, 'and due dates follow');
select tests.act_as('administrator');
select is(tests.refusal('set_calendar_days', '{"source": "notice", "days": [{"day": "2026-02-27", "kind": "workday"}]}'), 'forbidden', 'a county''s administrator does not');
select tests.act_as('departed');
select is(tests.rows_of('calendar_days'), 0::bigint, 'who has left does not read it');

select * from finish();
