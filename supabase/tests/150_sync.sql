-- What a device keeps: exactly what its owner may see, in pages, and afterwards only what changed.
--
-- A test is one transaction, so "committed long ago" is played by an old changed_xid and "still under way" by one at the horizon.
select plan(47);
select tests.make_world();
select tests.make_grids();
select tests.act_as('walker');
select tests.send('log_visit', tests.visit('990123100201'), tests.uuid7(n)) from generate_series(1, 7) n;
select tests.reset();
set constraints all immediate;
create function tests.as_if_written_in(table_name text, xid text) returns void language plpgsql as $$
begin
  execute format('alter table public.%I disable trigger user', table_name);
  execute format('update public.%I set changed_xid = %L', table_name, xid);
  execute format('alter table public.%I enable trigger user', table_name);
end
$$;
do $$ begin
  perform tests.as_if_written_in(t, '10') from unnest('{divisions,grid_plans,grids,grid_villages,visit_problems}'::text[]) t;
  alter table public.visits disable trigger user;
  update public.visits set changed_xid = (100 + right(id::text, 1)::integer)::text::xid8;
  alter table public.visits enable trigger user;
end $$;
create temp table answers (name text primary key, page jsonb);
grant all on answers to authenticated;
create function tests.page(name text) returns jsonb language sql stable as $$ select page from answers a where a.name = page.name $$;
create function tests.ids(page jsonb) returns text language sql immutable as $$
  select coalesce(string_agg(right(r ->> 'id', 1), '' order by n), '') from jsonb_array_elements(page -> 'rows') with ordinality as x (r, n)
$$;
grant execute on function tests.page, tests.ids to authenticated;

-- The first time: everything, newest first, page by page.
select tests.act_as('walker');
select is(tests.refusal('log_visit', tests.visit('990123100202')), 'done', 'a write that is undone moves the newest transaction on, so that the oldest and the newest differ');
insert into answers values ('first', public.sync_page('visits', null, 3));
insert into answers values ('second', public.sync_page('visits', tests.page('first') -> 'cursor', 3));
insert into answers values ('third', public.sync_page('visits', tests.page('second') -> 'cursor', 3));
select is(tests.ids(tests.page('first')), '765', 'the first page has the newest');
select is(tests.ids(tests.page('second')), '432', 'the second goes on where it ended');
select is(tests.ids(tests.page('third')), '1', 'the last has the rest');
select is((select jsonb_agg(page -> 'done' order by name) from answers), '[false, false, true]', 'and says that it is the last');
select is((select jsonb_agg(page -> 'full' order by name) from answers), '[true, true, true]', 'the device replaces what it had');
select is(tests.ids(public.sync_page('visits', null, 7)) || (public.sync_page('visits', null, 7) ->> 'done'), '7654321false', 'a full page is followed by another');
select is(tests.ids(public.sync_page('visits', public.sync_page('visits', null, 7) -> 'cursor', 7)), '', 'though it be empty');
select is(tests.page('first') #>> '{rows,0,data,village_code}', '990123100201', 'a row carries its data');
select ok(not tests.page('first') #> '{rows,0,data}' ? 'changed_xid', 'without the database''s own numbers');
select is(tests.ids(public.sync_page('visits', null, 0)), '7', 'a page has at least a row');

-- Afterwards: what changed since, and what was still under way then.
select is(row (tests.page('third') #>> '{cursor,horizon}', pg_snapshot_xmin(pg_current_snapshot()) < pg_snapshot_xmax(pg_current_snapshot())), row (pg_snapshot_xmin(pg_current_snapshot())::text, true),
  'the cursor is the horizon below which all is decided, not the newest transaction');
insert into answers values ('nothing', public.sync_page('visits', tests.page('third') -> 'cursor'));
select is(tests.ids(tests.page('nothing')), '', 'nothing changed, nothing comes');
select is(tests.page('nothing') -> 'full', 'false', 'and the device keeps what it has');
select tests.send('update_visit', jsonb_build_object('visit_id', tests.uuid7(3), 'changes', '{"guidance": "later"}'::jsonb));
select is(tests.ids(public.sync_page('visits', tests.page('third') -> 'cursor')), '3', 'a changed visit comes');
select is(tests.ids(public.sync_page('visits', public.sync_page('visits', tests.page('third') -> 'cursor') -> 'cursor')), '3', 'and again, while its transaction is not decided');
select tests.reset();
alter table public.visits disable trigger user;
update public.visits set changed_xid = (tests.page('third') #>> '{cursor,horizon}')::xid8 where id = tests.uuid7(1);
update public.visits set changed_xid = ((tests.page('third') #>> '{cursor,horizon}')::bigint - 1)::text::xid8 where id = tests.uuid7(2);
alter table public.visits enable trigger user;
select tests.act_as('walker');
select is(tests.ids(public.sync_page('visits', tests.page('third') -> 'cursor')), '31', 'a transaction that was under way at the horizon and commits late is not missed; one decided before does not come twice');
insert into answers values ('paged', public.sync_page('visits', null, 3));
select tests.send('update_visit', jsonb_build_object('visit_id', tests.uuid7(4), 'changes', '{"guidance": "meanwhile"}'::jsonb));
insert into answers values ('paged on', public.sync_page('visits', tests.page('paged') -> 'cursor', 9));
select ok(tests.ids(public.sync_page('visits', tests.page('paged on') -> 'cursor')) like '%4%', 'what changes between two pages comes with the next round');

-- Every step of a problem reaches the devices.
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('problems', jsonb_build_array(tests.problem('lamp', 'livelihood')))));
select tests.reset();
do $$ begin perform tests.as_if_written_in('visit_problems', '10'); end $$;
select tests.act_as('walker');
insert into answers values ('problems', public.sync_page('visit_problems'));
select tests.send('act', jsonb_build_object('entity', 'visit_problem', 'entity_id', tests.id('lamp'), 'action', 'handle', 'note', 'reported'));
select is(public.sync_page('visit_problems', tests.page('problems') -> 'cursor') #>> '{rows,0,data,state}', 'handled', 'a step taken comes to the device');
select tests.reset();
create function tests.unstamped() returns setof name language sql stable as $$
  select t.relname from pg_attribute a join pg_class t on t.oid = a.attrelid and t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
  where a.attname = 'changed_xid' and t.relname in ('divisions', 'grid_plans', 'grids', 'grid_villages', 'visits', 'visit_problems')
    and not exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgfoid = 'private.stamp_change'::regproc)
$$;
select is_empty('select * from tests.unstamped()', 'each table that devices keep is stamped by a trigger');

-- A cursor holds for one officer and what he may see.
select tests.act_as('runner');
select is(public.sync_page('visits', tests.page('third') -> 'cursor') -> 'full', 'true', 'another officer on the same device reads everything anew');
select is(tests.ids(public.sync_page('visits', tests.page('third') -> 'cursor')), '', 'that is, his own');
select is(tests.ids(public.sync_page('visits', jsonb_set(tests.page('third') -> 'cursor', '{horizon}', '"0"'))), '', 'a cursor made up opens nothing');
insert into answers values ('runner', public.sync_page('visits'));
select tests.act_as('coordinator');
select tests.send('hand_over_grid', jsonb_build_object('grid_id', tests.id('grid one'), 'officer_id', tests.id('secretary'), 'from_day', (now() at time zone 'Asia/Shanghai')::date));
select tests.act_as('walker');
insert into answers values ('handed over', public.sync_page('visits', tests.page('third') -> 'cursor'));
select is(tests.page('handed over') -> 'full', 'true', 'who hands a grid over reads anew');
select is(jsonb_array_length(tests.page('handed over') -> 'rows'), 8, 'and keeps the visits that he made himself');
select tests.act_as('runner');
select is(public.sync_page('visits', tests.page('runner') -> 'cursor') -> 'full', 'false', 'a colleague whom it does not concern goes on');
select tests.act_as('coordinator');
select tests.send('hand_over_grid', jsonb_build_object('grid_id', tests.id('grid two'), 'officer_id', tests.id('walker'), 'from_day', (now() at time zone 'Asia/Shanghai')::date));
select tests.act_as('walker');
select isnt(public.sync_page('visits', tests.page('handed over') -> 'cursor') ->> 'epoch', tests.page('handed over') ->> 'epoch', 'who takes a grid over reads its older visits too');
select tests.act_as('administrator');
insert into answers values ('administrator', public.sync_page('visits'));
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('walker')));
select is(public.sync_page('visits', tests.page('administrator') -> 'cursor') -> 'full', 'true', 'eyes borrowed or given back, the device reads anew');
select tests.reset();
update private.installation set epoch = gen_random_uuid();
select tests.act_as('runner');
select is(public.sync_page('visits', tests.page('runner') -> 'cursor') -> 'full', 'true', 'and so it does after the database was restored');

-- What is in it.
create function pg_temp.keys(table_name text) returns text language sql as $$
  select coalesce(string_agg(distinct coalesce(r #>> '{data,name}', r #>> '{data,village_code}'), ' '), '') from jsonb_array_elements(public.sync_page(table_name) -> 'rows') r
$$;
grant execute on function pg_temp.keys to authenticated;
select tests.act_as('runner');
select is(pg_temp.keys('divisions'), 'n1 n2 n3 n4 north', 'a grid leader keeps the villages of his township');
select is(pg_temp.keys('grids'), 'grid one grid two', 'its grids');
select is(pg_temp.keys('grid_villages'), '990123100201 990123100202 990123100203 990123100204', 'and what is in them');
select tests.act_as('coordinator');
select is(pg_temp.keys('grids'), 'grid one grid two south grid', 'a coordinator those of the county');
select tests.act_as('far walker');
select is(pg_temp.keys('divisions') || ' ' || pg_temp.keys('grids') || pg_temp.keys('visits') || pg_temp.keys('visit_problems'), 'f1 f2 far far grid', 'the far county its own');
select tests.act_as('clerk');
select is(pg_temp.keys('divisions') || pg_temp.keys('grids') || pg_temp.keys('grid_villages') || pg_temp.keys('visits'), '', 'who has no role keeps nothing');
select is(pg_temp.keys('townships'), '', 'and no township');
select tests.act_as('walker');
select is(pg_temp.keys('townships'), 'north', 'a grid leader keeps his township');
select is(public.sync_page('townships') #> '{rows,0,data,interval_days}', to_jsonb(private.rule_value('visit_interval_days', tests.id('north'))::integer), 'and how often its villages are due');
select is(public.sync_page('choice_lists') #> '{rows,0,data,words}', to_jsonb(public.choice_list('visit_topics')), 'the topics that the form offers are kept too');

-- Several tables in one request: each page as it would come alone.
select is(public.sync_changes(jsonb_build_object('visits', public.sync_page('visits') -> 'cursor', 'grids', null)),
  jsonb_build_object('visits', public.sync_page('visits', public.sync_page('visits') -> 'cursor'), 'grids', public.sync_page('grids')), 'changes of several tables come together');
select is(public.sync_changes('{}'), '{}', 'none of none');
select throws_ok($$ select public.sync_changes('{"officers": null}') $$, 'P0001', 'unknown_table', 'and nothing else that way');
select tests.act_as('administrator');
select throws_ok($$ select public.sync_page('officers') $$, 'P0001', 'unknown_table', 'people are not kept on devices');
select throws_ok($$ select public.sync_page('visits; select 1') $$, 'P0001', 'unknown_table', 'nor anything else by a made-up name');
select tests.act_as('departed');
select throws_ok($$ select public.sync_page('visits') $$, 'P0001', 'not_an_officer', 'who has left gets nothing');
select tests.act_as('stranger');
select throws_ok($$ select public.sync_page('divisions') $$, 'P0001', 'not_an_officer', 'nor does a stranger');
select tests.act_as_anon();
select throws_ok($$ select public.sync_page('divisions') $$, '42501', 'permission denied for function sync_page', 'nor a visitor');

select * from finish();
