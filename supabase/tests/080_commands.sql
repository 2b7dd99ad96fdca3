-- The command path: one way to write, once for each id, each entry of a batch for itself.
select plan(43);
select tests.make_world();
select tests.make_grids();

-- Sent twice, done once.
select tests.act_as('secretary');
select is(tests.run('log_visit', tests.visit('990123100201', '{"started_at": "2026-11-02T10:00:00+08:00"}'), tests.id('visit')), jsonb_build_object('visit_id', tests.id('visit')), 'a command answers');
select is(tests.run('log_visit', tests.visit('990123100201', '{"started_at": "2026-11-02T10:00:00+08:00"}'), tests.id('visit')), jsonb_build_object('visit_id', tests.id('visit')), 'sent again it answers the same');
select is(public.log_visit(tests.id('visit'), '{"started_at": "2026-11-02T10:00:00+08:00", "kind": "walk", "village_code": "990123100201"}'), jsonb_build_object('visit_id', tests.id('visit')), 'in whatever order its fields come');
select is(tests.rows_of('visits'), 1::bigint, 'and the work is done once');
select is(tests.rows_of('receipts'), 1::bigint, 'with one receipt');
select is((select value from public.indicator_days where indicator_code = 'visits'), 1::bigint, 'counted once');
select is(tests.refusal('log_visit', tests.visit('990123100202', '{"started_at": "2026-11-02T10:00:00+08:00"}'), tests.id('visit')), 'id_reused', 'the id with another payload is refused');
select is(tests.refusal('save_tie', tests.visit('990123100201', '{"started_at": "2026-11-02T10:00:00+08:00"}'), tests.id('visit')), 'id_reused', 'with another command too');
select is(tests.refusal('save_tie', '{}', null), 'id_missing', 'an id is needed');
select tests.act_as('walker');
select is(tests.refusal('log_visit', tests.visit('990123100201', '{"started_at": "2026-11-02T10:00:00+08:00"}'), tests.id('visit')), 'id_reused', 'somebody else''s id answers him nothing');
select is(tests.rows_of('receipts'), 0::bigint, 'and he reads no receipt but his own');

-- Who may send.
select tests.act_as('stranger');
select is(tests.refusal('save_tie', '{}'), 'not_an_officer', 'an account without an officer sends nothing');
select tests.act_as('departed');
select is(tests.refusal('log_visit', tests.visit('990123100201')), 'not_an_officer', 'nor does who has left');
select tests.act_as_anon();
select throws_ok($$ select public.log_visit(tests.uuid7(1), '{}') $$, '42501', 'permission denied for function log_visit', 'visitors cannot call a command');
select throws_ok($$ select public.run_commands('[]') $$, '42501', 'permission denied for function run_commands', 'nor a batch');

-- A batch.
create function pg_temp.batch(entries jsonb) returns text language sql as $$
  select string_agg(coalesce(a ->> 'code', a ->> 'status'), ' ' order by n) from jsonb_array_elements(public.run_commands(entries)) with ordinality as x (a, n)
$$;
create function pg_temp.entry(name text, command text, payload jsonb) returns jsonb language sql as $$
  select jsonb_build_object('id', tests.id(name), 'command', command, 'payload', payload)
$$;
grant execute on function pg_temp.batch, pg_temp.entry to authenticated;
select tests.act_as('secretary');
select is(pg_temp.batch(jsonb_build_array(
    pg_temp.entry('b1', 'log_visit', tests.visit('990123100201')),
    pg_temp.entry('b2', 'log_visit', tests.visit('990123101201')),
    pg_temp.entry('b3', 'log_visit', tests.visit('990123100202', jsonb_build_object('problems', jsonb_build_array(tests.problem('p', 'unheard of'))))),
    pg_temp.entry('b4', 'log_visit', tests.visit('990123100203')))),
  'done village_outside_scope invalid_value done', 'one refusal does not block the rest');
select set_eq('select id from public.visits', array[tests.id('visit'), tests.id('b1'), tests.id('b4')], 'and nothing of a refused entry stays, not even its visit');
select is(pg_temp.batch(jsonb_build_array(
    pg_temp.entry('b1', 'log_visit', '{}'), pg_temp.entry('b4', 'save_tie', '{}'), pg_temp.entry('b2', 'log_visit', tests.visit('990123100204')))),
  'id_reused id_reused done', 'a refused id may be used again, one that was done not');
select is(pg_temp.batch(jsonb_build_array(
    pg_temp.entry('c1', 'run_commands', '[]'), pg_temp.entry('c2', 'verify_events', '{}'), pg_temp.entry('c3', 'begin_command', '{}'),
    pg_temp.entry('c4', 'log_visit(tests.id(''x''), ''{}''); --', '{}'), pg_temp.entry('c5', null, '{}'))),
  'unknown_command unknown_command unknown_command unknown_command unknown_command', 'only commands run: no batch within a batch, no helper, no injected text');
select is(pg_temp.batch('[{"id": "no uuid", "command": "log_visit"}, {"command": "log_visit"}, {"id": "01900000-0000-7000-8000-0000000000ff", "command": "log_visit"}, 7, null]'),
  'invalid_value id_missing field_required unknown_command unknown_command', 'malformed entries are refused one by one');
select is(public.run_commands(jsonb_build_array(pg_temp.entry('d', 'log_visit', '{}'))) -> 0,
  jsonb_build_object('id', tests.id('d'), 'status', 'refused', 'code', 'field_required', 'detail', 'village_code'), 'a refusal says what about');
select is(public.run_commands(jsonb_build_array(pg_temp.entry('d', 'log_visit', tests.visit('990123100201', '{"kind": "swim"}')))) -> 0,
  jsonb_build_object('id', tests.id('d'), 'status', 'refused', 'code', 'invalid_value', 'detail', ''), 'and never the database''s own words');
select throws_ok($$ select public.run_commands('{}') $$, 'P0001', 'batch_invalid', 'a batch is an array');
select throws_ok($$ select public.run_commands((select jsonb_agg(n) from generate_series(1, 201) n)) $$, 'P0001', 'batch_invalid', 'of at most two hundred');
select is(public.run_commands('[]'), '[]', 'or empty');

-- What passes by itself is no refusal: the device tries again.
select tests.reset();
create function pg_temp.fail_with() returns trigger language plpgsql as $$ begin raise exception using errcode = current_setting('tests.failure'); end $$;
create trigger visits_fail before insert on public.visits for each row execute function pg_temp.fail_with();
select tests.act_as('secretary');
create function pg_temp.batch_error(failure text) returns text language sql as $$
  select set_config('tests.failure', failure, true);
  select left(tests.error_of(format('select public.run_commands(%L)', jsonb_build_array(pg_temp.entry('e', 'log_visit', tests.visit('990123100201'))))), 5)
$$;
grant execute on function pg_temp.batch_error to authenticated;
select is(pg_temp.batch_error('40001'), '40001', 'a serialization failure ends the batch');
select is(pg_temp.batch_error('40P01'), '40P01', 'a deadlock too');
select is(pg_temp.batch_error('57014'), '57014', 'a cancelled statement');
select is(pg_temp.batch_error('53100'), '53100', 'a full disk');
select is(pg_temp.batch_error('57P01'), '57P01', 'a server that shuts down');
select is(pg_temp.batch_error('55P03'), '55P03', 'a lock not to be had');
select is(pg_temp.batch_error('XX000'), 'none', 'what will fail again is refused');
select tests.reset();
drop trigger visits_fail on public.visits;

-- The door is open only while a command runs.
select tests.act_as('secretary');
select ok(not private.in_command(), 'after a command, done or refused, the door is closed');
select tests.send('log_visit', tests.visit('990123100201'));
select is(left(tests.error_of(format('insert into public.visits (id, village_code, organ_id, author_id, kind, started_at) values (%L, ''990123100201'', %L, %L, ''walk'', now())',
  tests.id('direct'), tests.id('north'), tests.id('secretary'))), 43), '42501 new row violates row-level security p', 'a row sent past the commands is refused');
select is(tests.error_of('update public.visits set guidance = ''x''') || tests.rows_of('visits'), 'none5', 'a change past them finds no row');
select is((select count(*) from public.visits where guidance = 'x'), 0::bigint, 'and changes nothing');
select is(tests.error_of($$ select private.finish_command(tests.uuid7(9), '{}', '{}') $$), 'P0001 outside_command', 'no command is finished that was not begun');
select is(tests.error_of($$ select private.open_transition('visit_problems', tests.uuid7(9), 'closed') $$), 'P0001 outside_command', 'no change of state opened');
select is(tests.error_of($$ select private.complete_follow_up(tests.uuid7(9), '990123100201', '2026-11-01') $$), 'P0001 outside_command', 'no follow-up completed');
select is(tests.error_of($$ select private.open_access('inspection', tests.uuid7(9), tests.id('secretary'), 'assigned', now(), null) $$), 'P0001 outside_command', 'no matter opened');
select is(tests.error_of($$ select private.notify(tests.id('walker'), 'a', 'b', tests.uuid7(9)) $$), 'P0001 outside_command', 'nobody notified');
select throws_ok($$ select private.add_fact('visits', tests.id('north'), '2026-11-01', '', 5) $$, '42501', 'permission denied for function add_fact', 'and no figure raised');
select throws_ok($$ insert into private.commands values ('verify_events') $$, '42501', 'permission denied for table commands', 'nor is a command added');

select * from finish();
