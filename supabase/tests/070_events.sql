-- The trail: append-only for everybody, chained by hash, read with the organ, and silent about what closes further.
select plan(51);
select tests.make_world();
select tests.make_grids();

-- What verify_events finds after a change by the owner, who can switch the trigger off; undone again.
create function tests.findings_after(tampering text) returns text[] language plpgsql as $$
declare
  found_rows text[];
begin
  alter table public.events disable trigger user;
  execute tampering;
  found_rows := array(select seq || ' ' || finding from public.verify_events() order by seq, finding);
  raise exception using errcode = 'TDONE', message = array_to_json(found_rows)::text;
exception when sqlstate 'TDONE' then
  return array(select json_array_elements_text(sqlerrm::json));
end
$$;

select tests.act_as('administrator');
select tests.send('save_organ', jsonb_build_object('organ_id', tests.id('north'), 'name', 'north', 'division_code', '990123100000'), tests.id('rename'));
select tests.act_as('secretary');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('problems', jsonb_build_array(
  tests.problem('lamp', 'livelihood'), tests.problem('bribe', 'corruption')))), tests.id('visit'));
select tests.act_as('walker');
select tests.send('log_visit', tests.visit('990123100202'), tests.id('other visit'));

-- Who, for which organ, when, what.
select tests.reset();
select results_eq($$ select entity, action, actor_id, organ_id, command_id from public.events order by seq $$, $$ values
  ('organ', 'changed', tests.id('administrator'), tests.id('north'), tests.id('rename')),
  ('visit', 'logged', tests.id('secretary'), tests.id('north'), tests.id('visit')),
  ('visit_problem', 'recorded', tests.id('secretary'), tests.id('north'), tests.id('visit')),
  ('visit_problem', 'recorded', tests.id('secretary'), tests.id('county'), tests.id('visit')),
  ('visit', 'logged', tests.id('walker'), tests.id('north'), tests.id('other visit')) $$, 'each handling is on record: who, for which organ, by which command');
select results_eq('select seq from public.events order by seq', array[1, 2, 3, 4, 5]::bigint[], 'numbered without a gap');
select is((select count(*) from (select at < lag(at) over (order by seq) as earlier from public.events) e where earlier), 0::bigint, 'its moments never run backwards, so they order as the numbers do');
select is_empty('select * from public.verify_events()', 'an untouched chain has no findings');

-- Reading.
select tests.act_as('secretary');
select throws_ok('select * from public.events', '42501', 'permission denied for table events', 'not every column is for reading');
select throws_ok('select seq from public.events', '42501', 'permission denied for table events', 'not the numbers: a gap would tell of a hidden event');
select throws_ok('select prev_hash from public.events', '42501', 'permission denied for table events', 'nor the hashes');
select is(tests.rows_of('events'), 5::bigint, 'a township officer reads the events of his organ, and of what he sent straight up himself');
select tests.act_as('runner');
select is(tests.rows_of('events'), 0::bigint, 'a grid leader only his own');
select tests.act_as('walker');
select is(tests.rows_of('events'), 1::bigint, 'that is, what he did');
select tests.act_as('leader');
select is(tests.rows_of('events'), 4::bigint, 'a leader all of the county, but nothing of what went straight up');
select tests.act_as('case manager');
select is(tests.rows_of('events'), 5::bigint, 'case managers have that too');
select tests.act_as('administrator');
select results_eq('select entity from public.events', array['organ'], 'an administrator reads what was configured and nothing of the work');
select tests.act_as('far case manager');
select is(tests.rows_of('events'), 0::bigint, 'another county''s case manager nothing');
select tests.act_as('departed');
select is(tests.rows_of('events'), 0::bigint, 'who has left nothing');
select tests.act_as_anon();
select throws_ok('select at from public.events', '42501', 'permission denied for table events', 'anonymous visitors nothing');
select tests.reset();
update public.role_grants set valid_to = (now() at time zone 'Asia/Shanghai')::date - 1 where officer_id = tests.id('case manager');
select tests.act_as('case manager');
select is(tests.rows_of('events'), 0::bigint, 'who no longer manages cases reads nothing of them, though he was named then');
select tests.reset();
update public.role_grants set valid_to = null where officer_id = tests.id('case manager');

-- Append-only.
select tests.act_as('leader');
select throws_ok($$ insert into public.events (seq, at, entity, entity_id, action, prev_hash, hash) values (9, now(), 'a', 'b', 'c', '', '') $$,
  '42501', 'permission denied for table events', 'nobody inserts an event through the API');
select throws_ok('update public.events set note = null', '42501', 'permission denied for table events', 'or changes one');
select throws_ok('delete from public.events', '42501', 'permission denied for table events', 'or removes one');
select is(tests.error_of($$ select private.append_event(tests.id('north'), 'visit', 'x', 'logged') $$), 'P0001 outside_command', 'nor appends one outside a command');
select tests.reset();
select throws_ok('update public.events set note = null where seq = 2', 'P0001', 'events_are_append_only', 'the owner does not change one');
select throws_ok('delete from public.events where seq = 2', 'P0001', 'events_are_append_only', 'or remove one');
select throws_ok('truncate public.events', 'P0001', 'events_are_append_only', 'or empty the table');
insert into public.access_events (officer_id, entity, entity_id, action) values (tests.id('leader'), 'officer', 'x', 'see_as');
select throws_ok('delete from public.access_events', 'P0001', 'events_are_append_only', 'nor the record of who opened what');

-- Tampering shows, even by the owner with the trigger switched off.
select is(tests.findings_after($$ update public.events set note = 'x' where seq = 2 $$), array['2 row_changed'], 'a changed note is found');
select is(tests.findings_after($$ update public.events set actor_id = tests.id('walker') where seq = 3 $$), array['3 row_changed'], 'a changed actor');
select is(tests.findings_after($$ update public.events set at = at + interval '1 microsecond' where seq = 1 $$), array['1 row_changed'], 'a moment moved by a microsecond');
select is(tests.findings_after($$ update public.events set restricted_to = null where seq = 4 $$), array['4 row_changed'], 'a restriction lifted');
select is(tests.findings_after($$ update public.events set note = '' where seq = 5 $$), array['5 row_changed'], 'an empty note for none');
select is(tests.findings_after($$ delete from public.events where seq = 3 $$), array['3 row_missing'], 'a removed row');
select is(tests.findings_after($$ delete from public.events where seq in (2, 3) $$), array['2 row_missing', '3 row_missing'], 'two');
select is(tests.findings_after($$ delete from public.events where seq = 1 $$), array['1 row_missing'], 'the first');
select is(tests.findings_after($$ delete from public.events where seq = 5 $$), array['5 tail_missing'], 'the last');
select is(tests.findings_after($$ delete from public.events $$), array['5 tail_missing'], 'all of them');
select is(tests.findings_after($$ update public.events set seq = case seq when 2 then 3 else 2 end from (values (1)) v where false;
  update public.events set seq = -2 where seq = 2; update public.events set seq = 2 where seq = 3; update public.events set seq = 3 where seq = -2 $$),
  array['2 chain_broken', '2 row_changed', '3 chain_broken', '3 row_changed', '4 chain_broken'], 'two rows in another order');
select is(tests.findings_after($$ delete from public.events where seq = 3; update public.events set seq = seq - 1 where seq > 3 $$),
  array['3 chain_broken', '3 row_changed', '4 row_changed', '5 tail_missing'], 'a removed row with the rest renumbered');
select is(tests.findings_after($$ update public.events e set note = 'x' where seq = 3; update public.events e set hash = private.event_hash(e) where seq = 3 $$),
  array['4 chain_broken'], 'a changed row with its own hash made anew');
select is(tests.findings_after($$ insert into public.events select 6, at, actor_id, organ_id, entity, entity_id, 'forged', null, null, null, '{}', null, null, hash, '' from public.events where seq = 5;
  update public.events e set hash = private.event_hash(e) where seq = 6 $$), array['6 chain_broken'], 'a row added behind the last with a right hash');

-- Who may ask.
select tests.act_as('leader');
select is_empty('select * from public.verify_events()', 'leaders may ask');
select tests.act_as('administrator');
select is_empty('select * from public.verify_events()', 'and administrators');
select tests.act_as('secretary');
select throws_ok('select * from public.verify_events()', 'P0001', 'forbidden', 'others not');
select tests.act_as_anon();
select throws_ok('select * from public.verify_events()', '42501', 'permission denied for function verify_events', 'visitors least of all');

-- A head noted on paper, against a chain that its owner wrote anew.
select tests.act_as('administrator');
select is(public.event_head(), null, 'the head of the end of yesterday: today''s events do not move it');
select tests.reset();
create or replace function private.now() returns timestamptz language sql stable as $$ select pg_catalog.now() + interval '1 day' $$;
create temp table noted as select encode(hash, 'hex') as head from private.event_head;
grant select on noted to authenticated;
select tests.act_as('leader');
select is(public.event_head(), (select jsonb_build_object('head', n.head, 'day', private.today() - 1) from noted n), 'a day later it is there to be noted, without its number');
select is(public.check_event_head((select head from noted)) ->> 'day', (private.today() - 1)::text, 'and is found again, with its day');
select is(public.check_event_head(repeat('0', 64)) ->> 'day', null, 'what was never a head is not');
select throws_ok('select public.check_event_head(''x'')', 'P0001', 'field_invalid', 'nor what is none');
select tests.reset();
alter table public.events disable trigger user;
update public.events e set note = 'rewritten' where seq = 5;
update public.events e set hash = private.event_hash(e) where seq = 5;
update private.event_head h set hash = e.hash from public.events e where e.seq = 5;
alter table public.events enable trigger user;
select tests.act_as('administrator');
select is((select count(*) || ' ' || coalesce(public.check_event_head((select head from noted)) ->> 'day', 'unknown') from public.verify_events()), '0 unknown', 'a chain written anew is whole, and betrayed by the head that was noted');
select tests.act_as('secretary');
select throws_ok('select public.event_head()', 'P0001', 'forbidden', 'others see no head');
select throws_ok('select public.check_event_head(repeat(''0'', 64))', 'P0001', 'forbidden', 'and ask for none');

select * from finish();
