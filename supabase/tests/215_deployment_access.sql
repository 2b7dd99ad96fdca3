-- Every table that hangs on a matter, and every read of it, for every role, in every state of a loan: no row too many. The tables
-- are found from the foreign keys, so that a new one has to be thought of here.
select plan(29);
select tests.make_world();
select tests.make_grids();
select tests.make_officer('office helper', 'group'), tests.sign_up('office helper');
create function tests.set_clock(moment timestamptz) returns void language plpgsql as $$
begin
  execute format('create or replace function private.now() returns timestamptz language sql stable as $f$ select %L::timestamptz $f$', moment);
end
$$;
create function tests.move(action text, data jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('entity', 'activation', 'entity_id', tests.id('matter'), 'action', action, 'note', 'n', 'data', data)
$$;
create function tests.ask(variadic people text[]) returns jsonb language sql stable as $$
  select jsonb_build_object('activation_id', tests.id('matter'), 'from_on', private.today(), 'to_on', private.today() + 7,
    'people', (select jsonb_agg(jsonb_build_object('officer_id', tests.id(p))) from unnest(people) p))
$$;
create function tests.loan_of(who text) returns uuid language sql stable security definer as $$
  select d.id from public.deployments d where d.officer_id = tests.id(who) order by d.from_on desc limit 1
$$;
create function tests.yes(who text, relation text default 'none') returns jsonb language sql stable as $$
  select jsonb_build_object('deployment_id', tests.loan_of(who), 'accept', true, 'relation', relation)
$$;
create function tests.matter_tables() returns setof text language sql stable security definer as $$
  with recursive hanging as (
    select 'public.activations'::regclass::oid as id
    union select c.conrelid from pg_constraint c join hanging h on c.confrelid = h.id where c.contype = 'f'
  )
  select p.relname::text from hanging join pg_class p on p.oid = hanging.id where p.relnamespace = 'public'::regnamespace
$$;
grant execute on all functions in schema tests to authenticated;
select set_eq('select tests.matter_tables()', array['activations', 'activation_parties', 'activation_extensions', 'activation_logs', 'deployments', 'deployment_answers', 'recusals',
  'visits', 'visit_contacts', 'visit_problems', 'sealed_descriptions', 'link_activities', 'link_activity_participants', 'training_files', 'talks', 'finding_talk_people'],
  'what hangs on a matter; finding_talk_people belongs to findings and is looked at there');

-- The matter: north is helped by clerk (of an office, without any role) and south secretary; there is a row of everything.
update public.role_grants set valid_to = '2026-02-28' where officer_id = tests.id('former leader');
update public.officers set left_on = '2026-02-28' where id = tests.id('departed');
select tests.set_clock('2026-03-01 09:00+08');
select tests.act_as('secretary');
select tests.send('request_activation', jsonb_build_object('kind', 'joint_case_investigation', 'title', 'a matter', 'parties', jsonb_build_array(jsonb_build_object('part', 'subject', 'division_code', '990123100204'))), tests.id('matter'));
select tests.act_as('coordinator');
select tests.send('act', tests.move(a)) from unnest(array['screen', 'approve']) a;
select tests.send('ask_deployment', tests.ask('south secretary', 'office helper'));
select tests.act_as(w), tests.send('answer_deployment', tests.yes(w) || '{"reason": "glad to"}') from unnest(array['south secretary', 'office helper']) w;
select tests.act_as('coordinator');
select tests.send('act', tests.move('staff'));
select tests.send('act', tests.move('start'));
select tests.send('ask_extension', jsonb_build_object('activation_id', tests.id('matter'), 'days', 5, 'reason', 'r'));
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_case_investigation', 'organ_id', tests.id('county'), 'activation_id', tests.id('matter'), 'title', 'joint', 'on_day', '2026-03-01',
  'participants', jsonb_build_array(jsonb_build_object('officer_id', tests.id('coordinator')))));
select tests.send('record_talk', jsonb_build_object('kind', 'talk_reminder', 'organ_id', tests.id('county'), 'unit_id', tests.id('north'), 'on_day', '2026-03-01', 'persons', 1, 'activation_id', tests.id('matter')));
select tests.act_as('south secretary');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('matter'), 'started_at', '2026-03-01T08:00:00+08:00', 'names', 'a tenant',
  'problems', jsonb_build_array(tests.problem('lamp', 'livelihood'), tests.problem('bribe', 'corruption')))));
select tests.send('log_activation_work', jsonb_build_object('activation_id', tests.id('matter'), 'kind', 'evidence', 'on_day', '2026-03-01'));
select tests.reset();
insert into public.training_files (id, activity_id, name, ending, bytes, author_id)
  select tests.id('file'), a.id, 'f', 'pdf', 1, tests.id('coordinator') from public.link_activities a where a.activation_id = tests.id('matter');
create function tests.row_count(table_name text) returns bigint language plpgsql security definer as $$
declare
  n bigint;
begin
  execute format('select count(*) from public.%I', table_name) into n;
  return n;
end
$$;
select is_empty($$ select t from tests.matter_tables() t where tests.row_count(t) = 0 and t <> 'finding_talk_people' $$, 'there is a row of each, so that each could leak');

-- Rows of each table and answers of each read, for somebody. Own loans, answers and declarations are counted apart: they stay.
create function tests.look() returns jsonb language plpgsql as $$
declare
  t text;
  seen jsonb := '{}';
begin
  for t in select * from tests.matter_tables() loop
    if t in ('deployments', 'deployment_answers', 'recusals') then
      seen := seen || jsonb_build_object(t, case t when 'deployments' then (select count(*) from public.deployments where officer_id <> private.real_officer_id())
        when 'deployment_answers' then (select count(*) from public.deployment_answers a where a.deployment_id not in (select d.id from public.deployments d where d.officer_id = private.real_officer_id()))
        else (select count(*) from public.recusals where officer_id <> private.real_officer_id()) end);
    else
      seen := seen || jsonb_build_object(t, coalesce(tests.rows_of(t), 0));
    end if;
  end loop;
  return seen || jsonb_build_object(
    'events', (select count(*) from public.events where entity in ('activation', 'activation_extension', 'visit', 'visit_problem', 'talk', 'link_activity')),
    'notifications', (select count(*) from public.notifications where entity in ('activation', 'link_activity')),
    'page', (public.activation_page(tests.id('matter')) is not null)::integer,
    'list', (public.activation_list() -> 'total')::integer,
    'inbox', (select count(*) from jsonb_array_elements(public.activation_inbox() -> 'loans') l where l ->> 'title' is not null) + jsonb_array_length(public.activation_inbox() -> 'waiting'),
    'log', case when coalesce(public.activation_log(tests.id('matter')), 'null') = 'null' then 0 else 1 end,
    'visit page', (select count(*) from public.visit_page() p where p::text like '%tenant%'),
    'moves', (select count(*) from public.available_actions('activation', tests.id('matter'))),
    'writes', (tests.refusal('log_activation_work', jsonb_build_object('activation_id', tests.id('matter'), 'kind', 'talk', 'on_day', '2026-03-01')) = 'done')::integer,
    'outbox', (select count(*) from jsonb_array_elements(public.run_commands(jsonb_build_array(jsonb_build_object('id', tests.next_id(), 'command', 'log_activation_work',
      'payload', jsonb_build_object('activation_id', tests.id('matter'), 'kind', 'talk', 'on_day', '2026-03-01'))))) a where a ->> 'status' = 'done'));
exception when others then raise exception 'look failed: %', sqlerrm;
end
$$;
create function tests.look_as(who text) returns jsonb language plpgsql as $$
declare
  seen jsonb;
begin
  perform tests.act_as(who);
  seen := tests.look();
  perform tests.reset();
  return seen;
end
$$;
-- What is not nothing, by name.
create function tests.seen_of(seen jsonb) returns text language sql immutable as $$
  select coalesce(string_agg(key, ', ' order by key), '') from jsonb_each(seen) where value <> '0'
$$;
grant execute on all functions in schema tests to authenticated;

-- Clerk, state by state. Each is reached by commands and undone.
create function tests.in_state(state text) returns text language plpgsql as $$
declare
  seen text;
begin
  if state <> 'never asked' then
    perform tests.set_clock('2026-03-01 12:00+08'), tests.act_as('coordinator');
    perform tests.run('ask_deployment', tests.ask('clerk') || '{"from_on": "2026-03-05", "to_on": "2026-03-12"}');
    perform tests.act_as('clerk');
    perform case state when 'asked' then null
      when 'declined' then tests.run('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of('clerk'), 'accept', false, 'reason', 'no'))
      when 'waits for a decision' then tests.run('answer_deployment', tests.yes('clerk', 'friend') || '{"explanation": "x"}')
      else tests.run('answer_deployment', tests.yes('clerk')) end;
    perform tests.reset();
  end if;
  perform tests.set_clock((case state when 'the moment before the first day' then '2026-03-04 23:59:59+08' when 'the first moment' then '2026-03-05 00:00+08'
    when 'the last minute' then '2026-03-12 23:59+08' when 'the minute after' then '2026-03-13 00:01+08' when 'midnight' then '2026-03-13 00:00+08' else '2026-03-06 12:00+08' end)::timestamptz);
  if state = 'called back' then
    perform tests.act_as('coordinator'), tests.run('withdraw_deployment', jsonb_build_object('deployment_id', tests.loan_of('clerk'), 'reason', 'r'));
  elsif state = 'declared a tie later' then
    perform tests.act_as('clerk'), tests.run('declare_recusal', jsonb_build_object('activation_id', tests.id('matter'), 'relation', 'friend'));
  elsif state = 'concluded' then
    perform tests.act_as('coordinator'), tests.run('act', tests.move('conclude', '{"outcome": "x"}'));
  elsif state = 'terminated' then
    perform tests.act_as('coordinator'), tests.run('act', tests.move('terminate'));
  elsif state = 'renewal not answered' then
    perform tests.act_as('coordinator'), tests.run('ask_renewal', jsonb_build_object('deployment_id', tests.loan_of('clerk'), 'to_on', '2026-03-20', 'reason', 'r'));
    perform tests.act_as('leader'), tests.run('decide_renewal', jsonb_build_object('deployment_id', tests.loan_of('clerk'), 'decision', 'approve'));
    perform tests.reset(), tests.set_clock('2026-03-14 12:00+08');
  end if;
  perform tests.reset();
  seen := tests.seen_of(tests.look_as('clerk'));
  raise exception using errcode = 'TSEEN', message = seen;
exception when sqlstate 'TSEEN' then
  perform tests.reset();
  return seen;
end
$$;
select is(tests.in_state(s), '', s || ': nothing of the matter is there') from unnest(array['never asked', 'asked', 'declined', 'waits for a decision', 'the moment before the first day', 'midnight',
  'the minute after', 'called back', 'declared a tie later', 'concluded', 'terminated', 'renewal not answered']) s;
select is(tests.in_state(s), 'activation_extensions, activation_logs, activation_parties, activations, deployments, events, inbox, link_activities, link_activity_participants, list, log, outbox, page, training_files, writes',
  s || ': the matter and the joint log are open; talks, visits and problems themselves, sealed texts and what others declared are not') from unnest(array['the first moment', 'the last minute']) s;

-- Everybody else, while it runs and afterwards.
select tests.set_clock('2026-03-06 12:00+08');
select is(tests.seen_of(tests.look_as(w)), '', w || ' has no part in it and finds nothing')
  from unnest(array['administrator', 'officer', 'walker', 'runner', 'south walker', 'far leader', 'far secretary', 'far administrator', 'former leader', 'departed']) w;
select is(tests.seen_of(tests.look_as('petition officer')), '', 'the petition officer finds nothing');
select ok((select bool_and(tests.look_as(w) ->> 'page' = '1') from unnest(array['secretary', 'coordinator', 'leader', 'south secretary', 'office helper']) w), 'the applicant, who leads, and who is lent are in');
select tests.act_as('administrator');
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('secretary')));
select is((select string_agg(t, ', ') from tests.matter_tables() t where tests.rows_of(t) > 0 and t not in ('visits', 'visit_problems')), null, 'through the applicant''s eyes an administrator sees nothing of it');

select * from finish();
