-- The joint log and the ledger: entered once, counted once, for one unit; who has done what is for the team.
select plan(33);
select tests.make_world();
select tests.make_grids();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
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
create function tests.total(indicator text, organ text) returns bigint language sql stable as $$
  select coalesce(sum(value), 0)::bigint from public.indicator_facts(array[indicator], tests.id(organ), '2025-01-01', '2032-01-01')
$$;
create function tests.ledger() returns setof jsonb language sql stable as $$ select jsonb_array_elements(public.collaboration_ledger(tests.today() - 400, tests.today())) $$;
grant execute on function tests.today, tests.total, tests.ledger to authenticated;

-- North asked; the clerk of the office, who has no role at all, and the runner of north itself are lent to it until today.
select tests.act_as('secretary');
select tests.send('request_activation', '{"kind": "joint_petition_handling", "title": "a hundred tenants", "people_to_ask": 100}', tests.id('activation'));
select tests.reset();
insert into public.deployments (id, activation_id, officer_id, home_organ_id, host_organ_id, force, from_on, to_on, state) values
  (tests.id('loan'), tests.id('activation'), tests.id('clerk'), tests.id('office'), tests.id('north'), 'commission_office', tests.today() - 4, tests.today(), 'asked'),
  (tests.id('own'), tests.id('activation'), tests.id('runner'), tests.id('north'), tests.id('north'), 'township_commission', tests.today() - 4, tests.today(), 'asked'),
  (tests.id('never'), tests.id('activation'), tests.id('south walker'), tests.id('south'), tests.id('north'), 'township_commission', tests.today() - 4, tests.today(), 'asked');
update public.deployments set state = case when officer_id = tests.id('south walker') then 'withdrawn' else 'cleared' end, ended_on = case when officer_id = tests.id('south walker') then tests.today() end;
insert into public.matter_access (entity, entity_id, officer_id, reason, from_at, to_at)
  select 'activation', tests.id('activation'), officer_id, 'deployment', now() - interval '1 hour', now() + interval '1 hour' from public.deployments where state = 'cleared';
select private.open_transition('activations', tests.id('activation'), 'in_progress');
update public.activations set state = 'in_progress', started_on = tests.today() - 4, planned_finish_on = tests.today() + 26 where id = tests.id('activation');

select tests.act_as('clerk');
select is((select public.my_running_activations() #>> '{0,id}'), tests.id('activation')::text, 'who is lent may log work of it');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('activation'), 'met', '[{"role": "villager", "count": 3}]'::jsonb)), tests.id('visit'));
select tests.send('log_activation_work', jsonb_build_object('activation_id', tests.id('activation'), 'kind', 'talk', 'on_day', tests.today(), 'persons', 5, 'note', 'asked about rents'));
select tests.act_as('runner');
select tests.send('log_activation_work', jsonb_build_object('activation_id', tests.id('activation'), 'kind', 'talk', 'on_day', tests.today()));
select tests.act_as('secretary');
select tests.send('record_talk', jsonb_build_object('kind', 'interview_reminder', 'unit_id', tests.id('north'), 'on_day', tests.today(), 'persons', 2, 'activation_id', tests.id('activation')), tests.id('talk'));
select is((select public.my_running_activations() #>> '{0,organ_name}'), 'north', 'and so may who asked');
select is((select count(*) from public.activation_logs), 4::bigint, 'one visit, three talks: each entered once');
select is(tests.total('visits', 'county'), 1::bigint, 'the visit counts in the grid');
select is(tests.total('joint_talks', 'county'), 6::bigint, 'six talked with: five, and one where no number was given');
select is(tests.total('joint_talks', 'north'), 6::bigint, 'for the unit that leads');
select is(tests.total('joint_talks', 'office'), 0::bigint, 'and not for who took part');
select is(tests.total('interview_reminders', 'county'), 2::bigint, 'a talk of the four kinds counts there, and not once more as a joint talk');
select is((select sum((l ->> 'visits')::integer) from tests.ledger() i, jsonb_array_elements(i -> 'work') l), 1::bigint, 'in the ledger one visit');
select is((select sum((l ->> 'talks')::integer) from tests.ledger() i, jsonb_array_elements(i -> 'work') l), 8::bigint, 'and eight talks');
select is((select sum((l ->> 'visited_persons')::integer) from tests.ledger() i, jsonb_array_elements(i -> 'work') l), 3::bigint, 'three met');
select is((select jsonb_array_length(i -> 'loans') from tests.ledger() i), 2, 'and two loans: the one that never began is none');
select is((select count(*) from tests.ledger()), 1::bigint, 'one item, however many units took part');
select is((select i ->> 'lead_organ_name' from tests.ledger() i), 'north', 'owned by one');

-- A corrected visit corrects its line; the line cannot be doubled.
select tests.act_as('clerk');
select tests.send('update_visit', jsonb_build_object('visit_id', tests.id('visit'), 'base', '{"met": [{"role": "villager", "count": 3}]}'::jsonb, 'changes', '{"met": [{"role": "villager", "count": 4}]}'::jsonb));
select is((select persons from public.activation_logs where visit_id = tests.id('visit')), 4, 'a correction of the visit is one of the log');
select tests.reset();
select throws_ok(format('insert into public.activation_logs (id, activation_id, officer_id, kind, on_day, visit_id) values (gen_random_uuid(), %L, %L, ''visit'', ''2026-01-01'', %L)', tests.id('activation'), tests.id('clerk'), tests.id('visit')),
  '23505', null, 'a visit is in the log once');

-- Who reads what.
select is(tests.who_reads('select from public.activations'), 'leader, coordinator, secretary, runner, clerk', 'the activation is there for its circle');
select is(tests.who_reads('select from public.activation_logs'), 'coordinator, secretary, runner, clerk', 'who has done what, for the team and who staffs it');
select is(tests.who_reads(format('select from jsonb_path_query(public.activation_log(%L), ''$.members[*].name'')', tests.id('activation'))), 'coordinator, secretary, runner, clerk', 'by name as well');
select is(tests.who_reads(format('select from jsonb_path_query(public.activation_log_page(jsonb_build_object(''activation_id'', %L::text)), ''$.rows[*].id'')', tests.id('activation'))), 'coordinator, secretary, runner, clerk', 'and line by line');
select is(tests.who_reads('select from tests.ledger()'), 'leader, coordinator, secretary, runner, clerk', 'what it adds up to, for the whole circle');
select is(tests.who_reads(format('select from private.activation_work(array[%L::uuid])', tests.id('activation'))), 'leader, coordinator, secretary, runner, clerk', 'and for nobody who asks past the screens');
insert into public.area_groups (id, organ_id, name, valid_from) values (tests.id('group one'), tests.id('county'), 'group one', '2026-01-01');
insert into public.area_group_posts (id, group_id, officer_id, post, during) values (tests.id('lead'), tests.id('group one'), tests.id('leader'), 'lead', '[2026-01-01,)');
update public.activations set group_id = tests.id('group one');
select is(tests.who_reads('select from public.activation_logs'), 'leader, coordinator, secretary, runner, clerk', 'the lead of the area group leads the team');
update public.area_group_posts set during = '[2026-01-01,2026-01-02)';
select is(tests.who_reads('select from public.activation_logs'), 'coordinator, secretary, runner, clerk', 'as long as he holds the post');

-- Nobody else logs.
select tests.act_as('walker');
select is(tests.refusal('log_activation_work', jsonb_build_object('activation_id', tests.id('activation'), 'kind', 'talk', 'on_day', tests.today())), 'not_found', 'an officer of north who is not of the team logs nothing');
select tests.act_as('leader');
select is(tests.refusal('log_activation_work', jsonb_build_object('activation_id', tests.id('activation'), 'kind', 'talk', 'on_day', tests.today())), 'forbidden', 'nor does the leader who reads the totals');
select is(tests.refusal('record_talk', jsonb_build_object('kind', 'talk_reminder', 'unit_id', tests.id('north'), 'on_day', tests.today(), 'persons', 1, 'activation_id', tests.id('activation'))), 'not_found', 'by a talk either');
select tests.act_as('south secretary');
select is(tests.refusal('record_talk', jsonb_build_object('kind', 'talk_reminder', 'unit_id', tests.id('south'), 'on_day', tests.today(), 'persons', 1, 'activation_id', tests.id('activation'))), 'not_found', 'nor another township');

-- The minute after the loan.
select tests.reset();
update public.matter_access set to_at = now() where officer_id = tests.id('clerk');
select tests.act_as('clerk');
select is(tests.rows_of('activation_logs') + (select count(*) from tests.ledger()), 0::bigint, 'after the loan no log and no ledger');
select is(public.my_running_activations(), '[]'::jsonb, 'nothing to log to');
select ok(public.activation_log(tests.id('activation')) is null, 'and no page');
select is(tests.refusal('log_activation_work', jsonb_build_object('activation_id', tests.id('activation'), 'kind', 'talk', 'on_day', tests.today())), 'not_found', 'nor can he add to it');
select tests.act_as('coordinator');
select is((select jsonb_array_length(i -> 'loans') from tests.ledger() i), 2, 'the days that he was lent still count');

select * from finish();
