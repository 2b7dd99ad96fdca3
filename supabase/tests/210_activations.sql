-- Help that was asked for: open to its circle while it lasts, and to nobody else.
select plan(25);
select tests.make_world();
select tests.make_grids();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
create function tests.request(more jsonb default '{}') returns jsonb language sql stable as $$ select jsonb_build_object('kind', 'joint_problem_solving', 'title', 'a hundred tenants') || more $$;
create function tests.who_reads(query text) returns text language plpgsql as $$
declare
  who text;
  n bigint;
  answer text := '';
begin
  foreach who in array array['administrator', 'leader', 'coordinator', 'officer', 'case manager', 'petition officer', 'secretary', 'walker', 'runner', 'south secretary', 'clerk', 'far leader'] loop
    perform tests.act_as(who);
    execute 'select count(*) from (' || query || ') q' into n;
    if n > 0 then answer := answer || ', ' || who; end if;
  end loop;
  perform tests.reset();
  return substr(answer, 3);
end
$$;
grant execute on function tests.today, tests.request to authenticated;

select tests.act_as('walker');
select is(tests.refusal('request_activation', tests.request()), 'forbidden', 'a grid leader does not ask in the township''s name');
select tests.act_as('secretary');
select is(tests.refusal('request_activation', tests.request(jsonb_build_object('organ_id', tests.id('south')))), 'forbidden', 'nor a secretary in another''s');
select is(tests.refusal('request_activation', tests.request(jsonb_build_object('lead_organ_id', tests.id('far')))), 'forbidden', 'and no item is counted for another county');
select tests.send('request_activation', tests.request(), tests.id('activation'));
select tests.reset();
insert into public.deployments (id, activation_id, officer_id, home_organ_id, host_organ_id, force, from_on, to_on)
  values (tests.id('loan'), tests.id('activation'), tests.id('officer'), tests.id('office'), tests.id('north'), 'commission_office', tests.today(), tests.today());
update public.role_grants set valid_to = tests.today() - 1 where officer_id = tests.id('officer');
select private.open_transition('activations', tests.id('activation'), 'in_progress');
update public.activations set state = 'in_progress' where id = tests.id('activation');

-- The officer has nothing but the loan: access opens and ends with its moments.
create function tests.access(from_at timestamptz, to_at timestamptz) returns void language sql as $$
  delete from public.matter_access;
  insert into public.matter_access (entity, entity_id, officer_id, reason, from_at, to_at) values ('activation', tests.id('activation'), tests.id('officer'), 'deployment', from_at, to_at);
$$;
do $$ begin perform tests.access(now() + interval '1 minute', now() + interval '1 day'); end $$;
select tests.act_as('officer');
select is(tests.rows_of('activations') + tests.rows_of('visits'), 0::bigint, 'a minute before the loan begins there is nothing');
select is(tests.refusal('log_visit', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('activation')))), 'village_outside_scope', 'and no visit to log');
select tests.reset();
do $$ begin perform tests.access(now() - interval '1 hour', now() + interval '1 minute'); end $$;
select tests.act_as('officer');
select is(tests.rows_of('activations'), 1::bigint, 'while it lasts the matter is open');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('activation'), 'guidance', 'tenant of the third house')), tests.id('joint visit'));
select is(tests.rows_of('visits'), 1::bigint, 'and he logs what he does there');
select is(tests.rows_of('activation_logs'), 1::bigint, 'entered once, it is in the joint log too');

-- For whom the activation does not exist, its visits do not either.
select tests.reset();
select is(tests.who_reads('select from public.activations'), 'leader, coordinator, officer, secretary', 'the circle: applicant, coordinators, leaders, and who is lent');
select is(tests.who_reads('select from public.visits'), 'leader, coordinator, officer, secretary', 'reads its visits, and nobody else, not the leader of the village''s grid either');
select is(tests.who_reads($$ select from public.events where entity = 'visit' $$), 'leader, coordinator, officer, secretary', 'nor their trail');
select is(tests.who_reads($$ select from public.visit_page() p where p::text like '%tenant%' $$), 'leader, coordinator, officer, secretary', 'nor lists');
select is(tests.who_reads($$ select from public.notifications where entity_id = tests.id('activation') $$), 'coordinator', 'and only who has to act is told');
select tests.act_as('runner');
select is((select sum(value)::integer from public.indicator_facts(array['visits'], tests.id('north'), tests.today() - 1, tests.today())), 1, 'the figures count it once for the township');
select tests.act_as('clerk');
select is(tests.refusal('log_visit', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('activation')))), 'village_outside_scope', 'nobody else logs into it');
select tests.act_as('walker');
select is(tests.refusal('log_visit', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('activation')))), 'not_found', 'not even on a visit of his own');

-- The minute after.
select tests.reset();
do $$ begin perform tests.access(now() - interval '1 day', now()); end $$;
select tests.act_as('officer');
select is(tests.rows_of('activations') + tests.rows_of('activation_logs') + tests.rows_of('visits'), 0::bigint, 'when the loan is over nothing of it is left to read');
select is_empty($$ select from public.events where entity in ('activation', 'visit') $$, 'no trail');
select is(tests.refusal('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('activation'), 'action', 'conclude', 'note', 'x', 'data', '{"outcome": "x"}'::jsonb)), 'not_found', 'and nothing to move');
select is((public.run_commands(jsonb_build_array(jsonb_build_object('id', tests.next_id(), 'command', 'log_visit', 'payload', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('activation')))))) #>> '{0,code}'),
  'village_outside_scope', 'not from the outbox either');
select is(tests.rows_of('deployments'), 1::bigint, 'that he was lent he still knows');

-- Activities, and so figures, are entered for one's own organ or for what was done together in the county.
create function pg_temp.activity(organ text) returns jsonb language sql as $$
  select jsonb_build_object('kind', 'area_training', 'organ_id', tests.id(organ), 'title', 'training', 'on_day', '2026-05-01')
$$;
select tests.act_as('secretary');
select is(tests.refusal('save_link_activity', pg_temp.activity('north')), 'done', 'a township enters its activities');
select is(tests.refusal('save_link_activity', pg_temp.activity('county')), 'done', 'and joint ones of the county');
select is(tests.refusal('save_link_activity', pg_temp.activity('south')), 'forbidden', 'but none of another township');
select tests.act_as('clerk');
select is(tests.refusal('save_link_activity', pg_temp.activity('county')), 'forbidden', 'who has no role enters none');

select * from finish();
