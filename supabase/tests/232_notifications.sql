-- Notifications: for oneself, without content, and gone when the matter is.
select plan(26);
select tests.make_world();
select tests.make_grids();
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
create function tests.told(who text) returns text language plpgsql as $$
declare
  answer text;
begin
  perform tests.act_as(who);
  select string_agg(r ->> 'kind', ', ' order by r ->> 'kind') into answer from jsonb_array_elements(public.notification_page() -> 'rows') r;
  perform tests.reset();
  return coalesce(answer, '');
end
$$;
create function tests.waits(who text) returns text language plpgsql as $$
declare
  answer text;
begin
  perform tests.act_as(who);
  select string_agg((w ->> 'code') || ' ' || (w ->> 'n'), ', ' order by w ->> 'code') into answer from jsonb_array_elements(public.waits_for_me()) w;
  perform tests.reset();
  return coalesce(answer, '');
end
$$;
grant execute on function tests.today to authenticated;

-- North asks for help. Who has to act is told, and it waits for him; nobody else.
select tests.act_as('secretary');
select tests.send('request_activation', '{"kind": "joint_petition_handling", "title": "the secret of the third house"}', tests.id('activation'));
select tests.reset();
select is(tests.told('coordinator'), 'activation_waits', 'the coordinator is told');
select is(tests.waits('coordinator'), 'activation_screen 1', 'and it waits for him');
select is(tests.told('secretary') || tests.told('leader') || tests.told('walker') || tests.told('administrator') || tests.told('far leader'), '', 'nobody else is');
select is(tests.waits('secretary') || tests.waits('leader') || tests.waits('walker') || tests.waits('administrator') || tests.waits('far leader'), '', 'nor does it wait for anybody');
select tests.act_as('coordinator');
select tests.send('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('activation'), 'action', 'screen'));
select tests.reset();
select is(tests.waits('coordinator'), 'activation_approve 1', 'what was done waits no longer; the next step does');
select tests.act_as('coordinator');
select tests.send('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('activation'), 'action', 'approve'));
select tests.send('ask_deployment', jsonb_build_object('activation_id', tests.id('activation'), 'people', jsonb_build_array(jsonb_build_object('officer_id', tests.id('clerk'))), 'from_on', tests.today(), 'to_on', tests.today() + 5));
select tests.reset();
select is(tests.told('secretary'), 'activation_approved', 'who asked is told of the approval');
select is(tests.told('clerk') || ' / ' || tests.waits('clerk'), 'deployment_asked / deployment_answer 1', 'who is asked is told, and his answer waited for');
select tests.act_as('clerk');
select is(tests.rows_of('activations'), 0::bigint, 'though he does not see the matter yet');
select is((select n.params from public.notifications n), jsonb_build_object('from_on', tests.today()::text, 'to_on', (tests.today() + 5)::text), 'from when to when is all he is told');
select tests.reset();
select is_empty($$ select kind, params from public.notifications where params::text like '%house%' or params::text like '%tenant%' $$, 'no notification carries a word of the matter');
select throws_ok(format('insert into public.notifications (officer_id, kind, entity, entity_id, params) values (%L, ''k'', ''activation'', %L, ''{"title": "the secret"}'')', tests.id('clerk'), tests.id('activation')),
  '23514', null, 'and the table takes none');
select throws_ok(format('insert into public.notifications (officer_id, kind, entity, entity_id, params) values (%L, ''k'', ''clue'', %L, ''{"name": "somebody"}'')', tests.id('clerk'), tests.id('x')), '23514', null, 'of no kind of matter');

-- Access opens with the loan and ends with it; so does what was told of the matter.
select tests.act_as('clerk');
select tests.send('answer_deployment', jsonb_build_object('deployment_id', (select d.id from public.deployments d), 'accept', true, 'relation', 'none'));
select tests.reset();
insert into public.notifications (officer_id, kind, entity, entity_id) values (tests.id('clerk'), 'activation_note', 'activation', tests.id('activation')), (tests.id('south walker'), 'activation_note', 'activation', tests.id('activation'));
select is(tests.told('clerk'), 'activation_note, deployment_asked', 'while he is lent he reads what he was told of the matter');
select is(tests.told('south walker'), '', 'who has no access gets nothing, even if it was addressed to him');
select tests.act_as('south walker');
select is(public.unread_notifications(), 0::bigint, 'and no number tells that there is something');
select tests.act_as('coordinator');
select tests.send('withdraw_deployment', jsonb_build_object('deployment_id', (select d.id from public.deployments d), 'reason', 'needed at home'));
select tests.reset();
select is(tests.told('clerk'), 'deployment_asked, deployment_withdrawn', 'after the loan what concerned the matter is gone; that he was asked and called back he still knows');
select is(tests.waits('clerk'), '', 'and nothing of it waits');

-- What went straight up waits for case managers alone.
select tests.act_as('walker');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('follow_up_on', tests.today(), 'problems', jsonb_build_array(tests.problem('bribe', 'corruption')))));
select tests.reset();
select is(tests.waits('case manager'), 'straight_up 1', 'a problem that went straight up waits for case management');
select is(tests.waits('walker'), 'follow_up 1', 'its author has his promise to keep');
select is(tests.waits('secretary') || tests.waits('leader'), '', 'for the township and the leader nothing has happened');

-- Read is what one has read oneself.
select tests.act_as('coordinator');
select is(public.unread_notifications(), (select count(*) from public.notifications), 'all is unread');
select tests.send('mark_notifications_read', jsonb_build_object('notification_ids', jsonb_build_array((select n.id from public.notifications n order by n.made_at limit 1))));
select is((select count(*) from public.notifications where read_at is not null), 1::bigint, 'one is marked');
select is((select jsonb_array_length(public.notification_page('{"unread": true}') -> 'rows')), (select count(*)::integer - 1 from public.notifications), 'the others are still to be read');
select tests.send('mark_notifications_read', '{}');
select is(public.unread_notifications(), 0::bigint, 'then all of them');
select tests.reset();
select is((select count(*) from public.notifications where officer_id = tests.id('secretary') and read_at is null), 1::bigint, 'those of others stay as they are');

-- Looking through somebody's eyes shows neither his notifications nor what waits for him.
select tests.act_as('administrator');
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('walker')));
select is(public.waits_for_me(), '[]'::jsonb, 'who looks through another''s eyes has nothing to do for him');

select * from finish();
