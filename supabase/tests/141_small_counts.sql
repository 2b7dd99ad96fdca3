-- A small count about people does not leave the organ, nor does it follow by subtraction from what does.
select plan(18);
select tests.make_world();
create function tests.withheld(variadic counts integer[]) returns text language sql as $$
  select array_to_string(array(select case when tests.id('cell ' || lpad(n::text, 2, '0')) = any (w.ids) then '-' else counts[n]::text end from generate_series(1, cardinality(counts)) n), ' ')
  from (select private.withheld_organ_ids(jsonb_agg(jsonb_build_object('organ_id', tests.id('cell ' || lpad(n::text, 2, '0')), 'value', counts[n])), 3) as ids from generate_series(1, cardinality(counts)) n) w
$$;
grant execute on all functions in schema tests to authenticated;
-- By hand, as in the tests of src/core/indicators/suppression.ts.
select is(tests.withheld(3, 0, 12), '3 0 12', 'counts at the threshold and zeros are shown');
select is(tests.withheld(2, 9, 40), '- - 40', 'one small count takes the next smallest with it');
select is(tests.withheld(1, 1, 9, 40), '- - - 40', 'two that together tell themselves take a third');
select is(tests.withheld(1, 2, 40), '- - 40', 'two that could be either way stay two');
select is(tests.withheld(2, 0, 0), '- 0 0', 'with nothing to hide behind it is withheld all the same');

select tests.reset();
insert into public.talks (id, kind, organ_id, unit_id, on_day, persons, author_id)
select gen_random_uuid(), 'talk_reminder', tests.id(organ), tests.id('north'), '2026-03-03', persons, tests.id('officer')
from (values ('north', 1), ('south', 4), ('office', 9)) as t (organ, persons);
insert into public.visits (id, village_code, organ_id, author_id, kind, started_at) values (gen_random_uuid(), '990123100201', tests.id('north'), tests.id('walker'), 'walk', '2026-03-03 09:00+08');
create function tests.published(indicator text) returns text language sql stable as $$
  select string_agg(o.name || ' ' || coalesce(r ->> 'value', '-'), ', ' order by o.name)
  from public.snapshots s, jsonb_array_elements(s.rows) r join public.organs o on o.id = (r ->> 'organ_id')::uuid where r ->> 'indicator_code' = indicator
$$;
create function tests.corrected() returns text language sql stable as $$
  select string_agg(c.indicator_code || ' ' || o.name || ' ' || c.published_value || '→' || c.live_value, ', ' order by c.indicator_code, o.name)
  from public.snapshots s, public.snapshot_corrections(s.id) c join public.organs o on o.id = c.organ_id
$$;
grant execute on all functions in schema tests to authenticated;
select tests.act_as('leader');
select tests.send('publish_snapshot', jsonb_build_object('organ_id', tests.id('county'), 'name', 'march', 'from_day', '2026-03-01', 'to_day', '2026-03-31'));
select is(tests.published('talk_reminders'), 'north -, office 9, south -', 'one person reminded in a township is not published, and with it the next smallest');
select is(tests.published('form_one_person_times'), 'north -, office 9, south -', 'nor under another name');
select is(tests.published('visits'), 'north 1', 'a single visit is about nobody');
select is((select sum(value) from public.indicator_facts(array['talk_reminders'], tests.id('county'), '2026-03-01', '2026-03-31')), 14::numeric, 'on screen, where the talks can be opened, every one is counted');
select is(public.small_cell_threshold(tests.id('county')), 3, 'the threshold is a rule');

-- A later correction tells neither what was withheld then nor what would be now.
select tests.reset();
insert into public.talks (id, kind, organ_id, unit_id, on_day, persons, author_id)
select gen_random_uuid(), 'talk_reminder', tests.id(organ), tests.id('north'), '2026-03-04', 5, tests.id('officer') from unnest(array['north', 'office']) organ;
select tests.act_as('leader');
select is(tests.corrected(), 'form_one_person_times office 9→14, talk_reminders office 9→14', 'north and south were withheld and stay so');
select tests.act_as('administrator');
select tests.send('set_rule', jsonb_build_object('code', 'small_cell_threshold', 'organ_id', tests.id('county'), 'value', 1, 'unit', 'count', 'effective_from', '2026-01-01'));
select tests.act_as('leader');
select is(public.small_cell_threshold(tests.id('county')), 1, 'a county may decide otherwise');
select is(tests.corrected(), 'form_one_person_times office 9→14, talk_reminders office 9→14', 'which opens nothing that was withheld before');

-- Clues are counted for case management alone.
select tests.reset();
select private.add_fact('clues_disposed', tests.id('county'), '2026-03-03', '', 1);
create function tests.clues_counted(who text) returns bigint language plpgsql as $$
declare
  n bigint;
begin
  perform tests.act_as(who);
  select count(*) into n from public.indicator_days where indicator_code = 'clues_disposed';
  perform tests.reset();
  return n;
end
$$;
select is(tests.clues_counted('case manager'), 1::bigint, 'case management reads on which day one was disposed of');
select is(tests.clues_counted(w), 0::bigint, 'the ' || w || ' does not') from unnest(array['leader', 'officer', 'petition officer', 'far case manager']) w;
select * from finish();
