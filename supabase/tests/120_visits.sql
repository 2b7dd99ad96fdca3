-- Visits: logged once by who went. What points to corruption goes straight up and does not exist for anybody else.
select plan(58);
select tests.make_world();
select tests.make_grids();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
grant execute on function tests.today to authenticated;

-- A problem taken to its end by whoever acts.
create function tests.settle(name text) returns void language plpgsql as $$
declare
  step text;
begin
  foreach step in array array['handle', 'answer', 'close'] loop
    perform tests.send('act', jsonb_build_object('entity', 'visit_problem', 'entity_id', tests.id(name), 'action', step, 'note', 'settled, the villager knows'));
  end loop;
end
$$;
-- Who finds rows with a query, in the order of this list.
create function tests.readers(query text) returns text language plpgsql as $$
declare
  who text;
  n bigint;
  answer text := '';
begin
  foreach who in array array['root administrator', 'administrator', 'leader', 'coordinator', 'officer', 'case manager', 'petition officer', 'secretary', 'walker', 'runner',
    'south secretary', 'south walker', 'clerk', 'former leader', 'departed', 'far administrator', 'far leader', 'far case manager', 'far secretary', 'far walker'] loop
    perform tests.act_as(who);
    begin
      execute 'select count(*) from (' || query || ') q' into n;
    exception when raise_exception then n := 0;  -- refused
    end;
    if n > 0 then answer := answer || ', ' || who; end if;
  end loop;
  perform tests.reset();
  return substr(answer, 3);
end
$$;
grant execute on function tests.settle to authenticated;

-- Logging.
select tests.act_as('walker');
select is(tests.run('log_visit', tests.visit('990123100201', '{"kind": "stationed", "started_at": "2026-05-14T23:30:00+08:00", "met": [{"role": "villager", "count": 3}], "topics": ["subsidies", "roads"],
    "guidance": "ledger explained", "names": "old Wang", "follow_up_on": "2026-06-01"}'), tests.id('visit')), jsonb_build_object('visit_id', tests.id('visit')), 'a visit of long ago and late at night is logged');
select results_eq($$ select visited_on, organ_id, grid_id, author_id, merge_label, version from public.visits where id = tests.id('visit') $$,
  $$ values ('2026-05-14'::date, tests.id('north'), tests.id('grid one'), tests.id('walker'), null, 1) $$, 'its day is the day in the county, its grid the one of that day');
select is(tests.refusal('log_visit', tests.visit('990123100201', jsonb_build_object('started_at', now() + interval '25 hours'))), 'visit_in_future', 'a visit to come is refused');
select is(tests.refusal('log_visit', tests.visit('990123100201', jsonb_build_object('started_at', now() + interval '23 hours'))), 'done', 'a device''s clock may be hours ahead');
select is(tests.refusal('log_visit', tests.visit('990123100201', '{"started_at": "yesterday evening"}')), 'field_invalid', 'a moment is a moment');
select is(tests.refusal('log_visit', tests.visit('990123100201', '{"kind": "drive-by"}')), 'invalid_value', 'the kinds are three');
select is(tests.refusal('log_visit', tests.visit('990123109999')), 'village_not_found', 'the village is known');
select is(tests.refusal('log_visit', tests.visit('990123100000')), 'village_not_found', 'and a village');
select is(tests.refusal('log_visit', tests.visit('990123100203')), 'done', 'a grid leader may visit another village of his township');
select is(tests.refusal('log_visit', tests.visit('990123101201')), 'village_outside_scope', 'and none of another township');
select is(tests.refusal('log_visit', tests.visit('990123100201', '{"met": [{"role": "villager", "count": 1, "name": "old Wang"}]}')), 'invalid_value', 'names are not put where the township reads them');
select is(tests.refusal('log_visit', tests.visit('990123100201', '{"met": [{"role": "老王", "count": 1}]}')), 'invalid_value', 'nor dressed up as a role');
select is(tests.refusal('log_visit', tests.visit('990123100201', '{"met": {"role": "villager"}}')), 'invalid_value', 'whom one met is a list');
select tests.act_as('administrator');
select is(tests.refusal('log_visit', tests.visit('990123100201')), 'village_outside_scope', 'an administrator visits no village');
select tests.act_as('clerk');
select is(tests.refusal('log_visit', tests.visit('990123100201')), 'village_outside_scope', 'nor does who has no role');
select tests.act_as('officer');
select is(tests.refusal('log_visit', tests.visit('990123101201')), 'done', 'an office officer of the county visits any of its villages');

-- Who reads a visit.
select tests.reset();
select is(tests.readers($$ select from public.visits where id = tests.id('visit') $$), 'leader, coordinator, officer, case manager, petition officer, secretary, walker',
  'a visit is read by its author and by whose role covers the township; not by other grids, other townships, administrators or the far county');
select is(tests.readers($$ select from public.visit_contacts $$), 'walker', 'the names of whom he met by its author alone');
select tests.act_as('runner');
select tests.send('log_visit', tests.visit('990123100202'), tests.id('colleague''s'));
select tests.reset();
select is(tests.readers($$ select from public.visits where id = tests.id('colleague''s') $$), 'leader, coordinator, officer, case manager, petition officer, secretary, walker, runner',
  'a colleague''s visit also by the leader of the village''s grid');

-- Follow-ups.
select tests.act_as('runner');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('kind', 'return', 'follow_up_of', tests.id('visit'), 'started_at', '2026-06-02T09:00:00+08:00')));
select tests.act_as('walker');
select is((select follow_up_done_on from public.visits where id = tests.id('visit')), '2026-06-02'::date, 'a follow-up counts whoever makes it');
select is(tests.refusal('log_visit', tests.visit('990123100201', jsonb_build_object('follow_up_of', tests.id('nothing')))), 'reference_not_found', 'what it follows is a visit');

-- The three routes.
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('problems', jsonb_build_array(
  tests.problem('lamp', 'livelihood', 'street lamp broken'), tests.problem('manner', 'style', 'office closed at noon'),
  tests.problem('bribe', 'corruption', 'money went missing'), tests.problem('else', 'other', 'something')))), tests.id('full visit'));
select results_eq($$ select route, organ_id, state from public.visit_problems where visit_id = tests.id('full visit') order by category $$, $$ values
  ('straight_up', tests.id('county'), 'routed'), ('handle_at_once', tests.id('north'), 'routed'), ('handle_at_once', tests.id('north'), 'routed'), ('report_to_secretary', tests.id('north'), 'routed') $$,
  'livelihood is handled at once, style reported to the secretary, corruption goes straight up to the county');
select is(tests.refusal('log_visit', tests.visit('990123100201', jsonb_build_object('problems', jsonb_build_array(tests.problem('p', 'corruption', ' '))))), 'field_required', 'a problem is told in words');
select is(tests.refusal('log_visit', tests.visit('990123100201', jsonb_build_object('problems', jsonb_build_array(tests.problem('bribe', 'style'))))), 'already_exists', 'and recorded once');

-- What went straight up, everywhere it could show.
select tests.reset();
select is(tests.readers($$ select from public.visit_problems where id = tests.id('lamp') $$), 'leader, coordinator, officer, case manager, petition officer, secretary, walker', 'an ordinary problem is read like its visit');
select is(tests.readers($$ select from public.visit_problems where category = 'corruption' $$), 'case manager, walker', 'what went straight up by the county''s case managers and its author');
select is(tests.readers($$ select from public.sealed_descriptions $$), 'walker', 'its text by its author alone');
select is(tests.readers($$ select from public.events where entity_id = tests.id('bribe')::text $$), 'case manager, walker', 'its events by the same two');
select is(tests.readers($$ select from public.indicator_days where indicator_code like '%corruption%' or indicator_code like '%restricted%' $$), 'case manager', 'its figures by case managers');
select is(tests.readers($$ select from public.indicator_facts(array['problems_corruption'], tests.id('county'), '2026-01-01', '2026-12-31') $$), 'case manager', 'totals too');
select is(tests.readers($$ select from public.indicator_rows('problems_corruption', tests.id('city'), '2026-01-01', '2026-12-31') $$), 'case manager, walker', 'and the rows behind them');
select is(tests.readers($$ select from public.visit_problem_page() p where p::text like '%straight_up%' $$), 'case manager, walker', 'pages of problems');
select is(tests.readers($$ select from public.visit_problem_totals() where route = 'straight_up' $$), 'case manager, walker', 'their totals');
select is(tests.readers($$ select from public.visit_detail(tests.id('full visit')) p where p::text like '%straight_up%' or p::text like '%' || tests.id('bribe') || '%' $$), 'case manager, walker', 'the visit itself');
select is(tests.readers($$ select from public.visit_page() p where p @> '{"rows": [{"problem_count": 4}]}' $$), 'case manager, walker', 'how many problems it has');
select is(tests.readers($$ select from public.sync_page('visit_problems') p where p::text like '%straight_up%' $$), 'case manager, walker', 'what a device keeps');
select is(tests.readers($$ select from public.available_actions('visit_problem', tests.id('bribe')) $$), 'case manager', 'and what can be done about it');
select is(tests.readers($$ select from public.receipts where result::text like '%bribe%' $$), '', 'no receipt names it');

-- Its text: nobody but the author reads it without a trace.
select is(tests.readers($$ select from public.visit_problem_page() p where p::text like '%money went missing%' $$), 'walker', 'lists show the text to its author');
select is(tests.readers($$ select from public.sync_page('visit_problems') p where p::text like '%money went missing%' $$), 'walker', 'only his device keeps it');
select is(tests.readers($$ select from public.indicator_rows('problems_corruption', tests.id('city'), '2026-01-01', '2026-12-31') where detail like '%money%' $$), '', 'no list behind a number shows it');
select is((select count(*) from public.access_events), 0::bigint, 'so far nobody opened it');
select tests.act_as('case manager');
select is(public.open_visit_problem(tests.id('bribe')) ->> 'description', 'money went missing', 'a case manager opens it');
select tests.act_as('walker');
select is(public.open_visit_problem(tests.id('bribe')) ->> 'description', 'money went missing', 'and so does its author');
select tests.reset();
select results_eq('select officer_id, organ_id, entity_id, action from public.access_events', $$ values (tests.id('case manager'), tests.id('county'), tests.id('bribe')::text, 'opened') $$,
  'the case manager''s opening is on record');
select is(tests.readers('select from public.access_events'), 'case manager', 'for case managers: an administrator must not learn that there was something to open');
select tests.act_as('leader');
select throws_ok($$ select public.open_visit_problem(tests.id('bribe')) $$, 'P0001', 'not_found', 'for a leader there is nothing to open');
select is(private.open_sealed_description(tests.id('bribe')), null, 'by no way');
select tests.act_as('far case manager');
select throws_ok($$ select public.open_visit_problem(tests.id('bribe')) $$, 'P0001', 'not_found', 'nor for another county''s case manager');
select tests.reset();
update public.role_grants set valid_to = tests.today() - 1 where officer_id = tests.id('case manager');
select tests.act_as('case manager');
select throws_ok($$ select public.open_visit_problem(tests.id('bribe')) $$, 'P0001', 'not_found', 'nor for who manages cases no longer');
select tests.reset();
update public.role_grants set valid_to = null where officer_id = tests.id('case manager');

-- The village's own people and the township cannot touch it either.
select tests.act_as('secretary');
select is(tests.refusal('act', jsonb_build_object('entity', 'visit_problem', 'entity_id', tests.id('bribe'), 'action', 'handle', 'note', 'x')), 'not_found', 'the secretary cannot settle what he must not know');
select is(tests.refusal('log_visit', tests.visit('990123100201'), tests.id('bribe')), 'done', 'and guessing its id as another''s answers him nothing');

-- Forty-five problems, forty-four solved.
select tests.act_as('south walker');
select tests.send('log_visit', tests.visit('990123101201', jsonb_build_object('started_at', '2026-08-03T09:00:00+08:00', 'problems',
  (select jsonb_agg(tests.problem('p' || n, case when n <= 40 then 'livelihood' when n <= 44 then 'style' else 'corruption' end, 'problem ' || n)) from generate_series(1, 45) n))));
select tests.settle('p' || n) from generate_series(1, 44) n;
select is((select count(*) from public.visit_problems where state = 'closed'), 44::bigint, 'of forty-five problems forty-four are settled');
select is((select count(*) from public.visit_problems where state <> 'closed' and category = 'corruption'), 1::bigint, 'the last is not his to settle');
select tests.act_as('south secretary');
select results_eq('select count(*), count(*) filter (where state = ''closed'') from public.visit_problems', $$ values (44::bigint, 44::bigint) $$, 'the township knows of forty-four');
select results_eq($$ select indicator_code, sum(value)::integer from public.indicator_facts(array['problems_livelihood', 'problems_style', 'problems_closed', 'problems_corruption'],
  tests.id('county'), '2026-01-01', tests.today()) group by 1 order by 1 $$, $$ values ('problems_closed', 44), ('problems_livelihood', 40), ('problems_style', 4) $$, 'and so do its figures');
select tests.act_as('case manager');
select is((select jsonb_agg(distinct p ->> 'category') from jsonb_array_elements(public.visit_problem_page('{"route": "straight_up", "organ_id": null}') -> 'rows') p where p ->> 'visit_id' <> tests.id('full visit')::text),
  '["corruption"]', 'case management holds the last');
select results_eq($$ select sum(value)::integer from public.indicator_facts(array['problems_corruption'], tests.id('county'), '2026-08-03', '2026-08-03') $$, array[1], 'and counts it');

select * from finish();
