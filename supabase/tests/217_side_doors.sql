-- What is closed in front is closed at the side as well: a refusal, an event, a note, a copy and a number tell no more than the row they are about.
select plan(38);
select tests.make_world();
select tests.make_grids();
create function tests.set_clock(moment timestamptz) returns void language plpgsql as $$
begin
  execute format('create or replace function private.now() returns timestamptz language sql stable as $f$ select %L::timestamptz $f$', moment);
end
$$;
create function tests.loan_of(who text) returns uuid language sql stable security definer as $$
  select d.id from public.deployments d where d.officer_id = tests.id(who) order by d.from_on desc limit 1
$$;
create function tests.kept(table_name text) returns setof text language sql stable as $$
  select r ->> 'id' from jsonb_array_elements(public.sync_page(table_name) -> 'rows') r
$$;
grant execute on all functions in schema tests to authenticated;

-- A hand-over that is not mine to make tells nothing about anybody's ties.
insert into public.ties (id, officer_id, kind, target_division_code, grade, source) values (tests.id('tie'), tests.id('runner'), 'marriage', '990123100201', 'hard', 'declared');
create function tests.hand_over(grid text, officer text) returns jsonb language sql stable as $$
  select jsonb_build_object('grid_id', tests.id(grid), 'officer_id', tests.id(officer), 'from_day', private.today() + 1)
$$;
grant execute on all functions in schema tests to authenticated;
select tests.act_as('walker');
select is(tests.refusal('hand_over_grid', tests.hand_over('grid one', 'runner')), 'forbidden', 'a colleague of one who has a tie is refused');
select is(tests.refusal('hand_over_grid', tests.hand_over('grid one', 'secretary')), 'forbidden', 'exactly as he is refused of one who has none');
select tests.act_as('coordinator');
select is(tests.refusal('hand_over_grid', tests.hand_over('grid one', 'runner')), 'hard_tie', 'who plans learns that there is one');
select tests.reset();
insert into public.ties (id, officer_id, kind, target_division_code, grade, source) values (tests.id('far tie'), tests.id('far walker'), 'native', '990123100201', 'hard', 'declared');
select tests.act_as('coordinator');
select is(tests.refusal('hand_over_grid', tests.hand_over('grid one', 'far walker')), 'leader_not_of_township', 'and nothing of who is not of the township');

-- A loan, with everything that its work leaves behind.
select tests.reset();
select tests.set_clock('2026-03-01 09:00+08');
select tests.act_as('secretary');
select tests.send('request_activation', '{"kind": "joint_case_investigation", "title": "a matter"}', tests.id('matter'));
select tests.act_as('coordinator');
select tests.send('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('matter'), 'action', a)) from unnest(array['screen', 'approve']) a;
select tests.send('ask_deployment', jsonb_build_object('activation_id', tests.id('matter'), 'from_on', '2026-03-01', 'to_on', '2026-03-10', 'people',
  (select jsonb_agg(jsonb_build_object('officer_id', tests.id(p))) from unnest(array['clerk', 'south secretary']) p)));
select tests.act_as(w), tests.send('answer_deployment', jsonb_build_object('deployment_id', tests.loan_of(w), 'accept', true, 'relation', 'none')) from unnest(array['clerk', 'south secretary']) w;
select tests.act_as('coordinator');
select tests.send('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('matter'), 'action', 'staff'));
select tests.send('act', jsonb_build_object('entity', 'activation', 'entity_id', tests.id('matter'), 'action', 'start'));
select tests.act_as('south secretary');
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('activation_id', tests.id('matter'), 'started_at', '2026-03-01T08:00:00+08:00', 'guidance', 'as said there', 'names', 'a tenant',
  'problems', jsonb_build_array(tests.problem('lamp', 'livelihood'), tests.problem('bribe', 'corruption')))), tests.id('visit'));
select tests.send('update_visit', jsonb_build_object('visit_id', tests.id('visit'), 'base_version', 1, 'base', '{"guidance": "from another device"}'::jsonb, 'changes', '{"guidance": "third"}'::jsonb));
select tests.send('record_talk', jsonb_build_object('kind', 'talk_reminder', 'unit_id', tests.id('south'), 'on_day', '2026-03-01', 'persons', 1, 'activation_id', tests.id('matter')), tests.id('talk'));
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_case_investigation', 'organ_id', tests.id('south'), 'activation_id', tests.id('matter'), 'title', 'joint', 'on_day', '2026-03-01',
  'participants', jsonb_build_array(jsonb_build_object('officer_id', tests.id('clerk')))), tests.id('joint'));
select tests.reset();
create function tests.left_over() returns text language sql stable as $$
  select coalesce(string_agg(name, ', ' order by name), '') from (values
    ('visits', (select count(*) from public.visits)),
    ('visit_contacts', (select count(*) from public.visit_contacts)),
    ('sealed_descriptions', (select count(*) from public.sealed_descriptions)),
    ('edit_conflicts', (select count(*) from public.edit_conflicts)),
    ('talks', (select count(*) from public.talks)),
    ('link_activities', (select count(*) from public.link_activities)),
    ('visit events', (select count(*) from public.events where entity in ('visit', 'visit_problem'))),
    ('talk events', (select count(*) from public.events where entity = 'talk')),
    ('link events', (select count(*) from public.events where entity = 'link_activity')),
    ('waiting', (select count(*) from jsonb_array_elements(public.waits_for_me()) w where w ->> 'code' = 'edit_conflict'))) as x (name, n)
  where n > 0
$$;
grant execute on all functions in schema tests to authenticated;
select tests.act_as('south secretary');
select is(tests.left_over(), 'edit_conflicts, link events, link_activities, sealed_descriptions, talk events, talks, visit events, visit_contacts, visits, waiting', 'while the loan lasts his work is all there');
select set_config('tests.epochs', (select jsonb_object_agg(t, public.sync_page(t) ->> 'epoch') from unnest(array['visits', 'visit_problems', 'divisions']) t)::text, true);
select tests.reset();
select tests.set_clock('2026-03-11 00:01+08');
select tests.act_as('south secretary');
select is(tests.left_over(), '', 'the minute after, none of it is: not the names of those he met, not what he sealed, not what two devices disagreed about, not the trail');
select is((select array_agg(t order by t) from unnest(array['visits', 'visit_problems', 'divisions']) t where public.sync_page(t) ->> 'epoch' <> current_setting('tests.epochs')::jsonb ->> t),
  array['visit_problems', 'visits'], 'and the device is told to let go of what it kept of visits and problems');

-- Somebody looks through another officer's eyes: configuration is his, matters and persons are not.
select tests.reset();
select tests.act_as('coordinator');
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_case_investigation', 'organ_id', tests.id('county'), 'title', 'of no activation', 'on_day', '2026-03-01', 'question', 'q',
  'participants', jsonb_build_array(jsonb_build_object('officer_id', tests.id('officer')))));
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_case_investigation', 'organ_id', tests.id('county'), 'activation_id', tests.id('matter'), 'title', 'of the matter', 'on_day', '2026-03-01',
  'participants', jsonb_build_array(jsonb_build_object('officer_id', tests.id('officer')))), tests.id('of matter'));
select tests.send('save_link_activity', jsonb_build_object('kind', 'area_training', 'organ_id', tests.id('county'), 'title', 'training', 'on_day', '2026-03-01'));
select tests.act_as('officer');
select tests.send('record_talk', jsonb_build_object('kind', 'talk_reminder', 'organ_id', tests.id('county'), 'unit_id', tests.id('north'), 'on_day', '2026-03-01', 'persons', 1, 'note', 'whom and why'));
select tests.send('record_finding', jsonb_build_object('organ_id', tests.id('north'), 'inspecting_organ_id', tests.id('county'), 'topic', 't', 'title', 'title', 'description', 'description', 'found_on', '2026-03-01'), tests.id('finding'));
select tests.send('record_finding_talk', jsonb_build_object('finding_id', tests.id('finding'), 'kind', 'talk_reminder', 'on_day', '2026-03-01', 'people', '[{"part": "responsible", "post": "p", "name": "n"}]'::jsonb));
select tests.reset();
create function tests.read_through() returns text language sql stable as $$
  select coalesce(string_agg(name || ' ' || n, ', ' order by name), '') from (values
    ('link_activities', (select count(*) from public.link_activities where kind <> 'area_training')),
    ('talks', (select count(*) from public.talks)), ('finding_authors', (select count(*) from public.finding_authors)),
    ('finding_talk_people', (select count(*) from public.finding_talk_people)),
    ('edit_conflicts', (select count(*) from public.edit_conflicts)),
    ('photos', (select count(*) from storage.objects))) as x (name, n) where n > 0
$$;
grant execute on all functions in schema tests to authenticated;
select tests.act_as('officer');
select is(tests.read_through(), 'finding_authors 1, finding_talk_people 1, link_activities 2, talks 2', 'the officer reads what he took part in and holds');
select tests.act_as('administrator');
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('officer')));
select is(tests.read_through(), '', 'through his eyes an administrator reads no measure, no person talked to, no author, no investigation');
select is((select count(*) from public.link_activities), 1::bigint, 'but trainings, which are for all');
select tests.send('stop_see_as', '{}');

-- An activity leaves no trace with the organ, unless it is a training, which is for all.
select tests.reset();
create function tests.traces(who text, variadic activities uuid[]) returns bigint language plpgsql as $$
declare
  n bigint;
begin
  perform tests.act_as(who);
  select count(*) into n from public.events where entity = 'link_activity' and entity_id = any (activities::text[]);
  perform tests.reset();
  return n;
end
$$;
grant execute on all functions in schema tests to authenticated;
select tests.act_as('coordinator');
select tests.send('save_link_activity', jsonb_build_object('activity_id', tests.id('of matter'), 'kind', 'joint_case_investigation', 'organ_id', tests.id('county'), 'title', 'corrected', 'on_day', '2026-03-01'));
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_case_investigation', 'organ_id', tests.id('county'), 'title', 'own', 'on_day', '2026-03-01',
  'participants', jsonb_build_array(jsonb_build_object('officer_id', tests.id('officer')))), tests.id('of none'));
select tests.send('save_link_activity', jsonb_build_object('kind', 'area_training', 'organ_id', tests.id('county'), 'title', 't', 'on_day', '2026-03-01'), tests.id('open training'));
select tests.reset();
select is(tests.traces('petition officer', tests.id('of matter')), 0::bigint, 'also when it is corrected without naming its matter again');
select is(tests.traces('coordinator', tests.id('of matter')), 2::bigint, 'who has the matter reads both steps');
select is(tests.traces('petition officer', tests.id('of none')), 0::bigint, 'nor does one of no matter tell the county that there is an investigation');
select is(tests.traces('officer', tests.id('of none')), 1::bigint, 'who takes part reads it');
select is(tests.traces('petition officer', tests.id('open training')), 1::bigint, 'of a training everybody');

-- Material of a training that belongs to the matter is handed in and told of with the matter, not with the county.
insert into public.link_activities (id, organ_id, activation_id, kind, title, on_day, author_id) values (tests.id('lent training'), tests.id('south'), tests.id('matter'), 'area_training', 't', '2026-03-01', tests.id('south secretary')),
  (tests.id('held training'), tests.id('county'), tests.id('matter'), 'area_training', 't', '2026-03-01', tests.id('coordinator'));
insert into storage.objects (bucket_id, name) values ('materials', format('trainings/%s/%s.pdf', tests.id('held training'), tests.id('file')));
select tests.act_as('south secretary');
select is(private.keeps_training(tests.id('lent training')), false, 'who entered it on a loan that is over hands in nothing more');
select tests.act_as('coordinator');
select tests.send('add_training_file', jsonb_build_object('activity_id', tests.id('held training'), 'file_id', tests.id('file'), 'name', 'n', 'ending', 'pdf', 'bytes', 1));
select tests.reset();
select is(tests.traces('petition officer', tests.id('held training')), 0::bigint, 'and what is handed in leaves no trace with the county');

-- Whom a matter is about, and who had to stand aside, has it neither by his role nor because he asked.
create function tests.has_matter() returns text language sql stable as $$
  select concat_ws(' ', tests.rows_of('activations'), tests.rows_of('activation_logs'), tests.rows_of('activation_parties'), (select count(*) from public.events where entity = 'activation'),
    (select count(*) from public.visits), (select count(*) from public.talks where activation_id is not null), jsonb_array_length(public.activation_list() -> 'rows'),
    (select count(*) from public.deployments where officer_id <> private.real_officer_id()))
$$;
grant execute on all functions in schema tests to authenticated;
select tests.make_officer('new secretary', 'north', 'township_officer'), tests.sign_up('new secretary');
select tests.act_as('new secretary');
select isnt(tests.has_matter(), '0 0 0 0 0 0 0 0', 'an officer of the township that asked has its matter');
select tests.act_as('coordinator');
select tests.send('name_activation_party', jsonb_build_object('activation_id', tests.id('matter'), 'part', 'subject', 'officer_id', tests.id('new secretary')));
select tests.act_as('new secretary');
select is(tests.has_matter(), '0 0 0 0 0 0 0 0', 'until it turns out to be about him');
select is(tests.refusal('log_activation_work', jsonb_build_object('activation_id', tests.id('matter'), 'kind', 'talk', 'on_day', '2026-03-11')), 'not_found', 'and he adds nothing to it');
select tests.reset();
insert into public.recusals (id, activation_id, officer_id, relation) values (tests.id('aside'), tests.id('matter'), tests.id('secretary'), 'friend');
select tests.act_as('secretary');
select is(tests.has_matter(), '0 0 0 0 0 0 0 0', 'who asked for it and declared a tie has it no longer');
select tests.reset();
update public.recusals set decision = 'stay', decided_by = tests.id('leader'), decided_at = now(), decision_reason = 'r' where id = tests.id('aside');
select tests.act_as('secretary');
select isnt(tests.has_matter(), '0 0 0 0 0 0 0 0', 'until a leader lets him stay');

-- Who arranges the groups gains no matter by it.
select tests.act_as('administrator');
select tests.send('save_area_group', jsonb_build_object('organ_id', tests.id('county'), 'name', 'g', 'members', jsonb_build_array(tests.id('north')), 'lead_id', tests.id('administrator')), tests.id('group one'));
select tests.reset();
update public.activations set group_id = tests.id('group one') where id = tests.id('matter');
select tests.act_as('administrator');
select is(tests.rows_of('activation_logs') + tests.rows_of('activations') + tests.rows_of('talks'), 0::bigint, 'an administrator who makes himself the lead of a group reads nothing of its matters');

-- A grid that has not been handed over yet gives nothing to who was taken off it; a group neither to who has gone to another county.
select tests.reset();
select tests.act_as('runner');
select tests.send('log_visit', tests.visit('990123100203', jsonb_build_object('started_at', '2026-03-01T08:00:00+08:00', 'problems', jsonb_build_array(tests.problem('road', 'livelihood')))));
select tests.reset();
update public.grid_leaderships set officer_id = tests.id('walker') where officer_id = tests.id('runner');
create function tests.looked_after() returns text language sql stable as $$
  select concat_ws(' ', (select count(*) from public.visits), (select count(*) from public.visit_problems), (select count(*) from jsonb_array_elements(public.sync_page('visits') -> 'rows') r))
$$;
grant execute on all functions in schema tests to authenticated;
select tests.act_as('walker');
select is(tests.looked_after(), '1 1 1', 'who leads a grid reads the visits to its villages');
select tests.reset();
update public.role_grants set valid_to = '2026-03-10' where officer_id = tests.id('walker');
select tests.act_as('walker');
select is(tests.looked_after(), '0 0 0', 'without a role there he reads none, though the grid is still in his name');
select is(private.my_village_codes(), '{}'::text[], 'and looks after no village');
select tests.reset();
update public.role_grants set valid_to = null, organ_id = tests.id('south') where officer_id = tests.id('walker');
select tests.act_as('walker');
select is(tests.looked_after(), '0 0 0', 'nor with a role in another township');
select tests.reset();
update public.area_group_posts set officer_id = tests.id('clerk') where group_id = tests.id('group one');
select tests.act_as('clerk');
select is(tests.rows_of('activation_logs') > 0, true, 'the lead of the area group reads who has done what');
select tests.reset();
update public.officers set organ_id = tests.id('far') where id = tests.id('clerk');
select tests.act_as('clerk');
select is(tests.rows_of('activation_logs'), 0::bigint, 'but not from another county');

-- A team is made of people of one's own county.
select tests.act_as('coordinator');
select is(tests.refusal('save_area_group', jsonb_build_object('organ_id', tests.id('county'), 'name', 'h', 'members', '[]'::jsonb, 'lead_id', tests.id('far walker'))), 'forbidden', 'nobody of another county leads a group');

-- Who administers plans inspections, and does not open them to himself.
select tests.reset();
create function tests.ordered(variadic members text[]) returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id('north'), 'inspecting_organ_id', tests.id('county'), 'kind', 'special', 'name', 'n', 'starts_on', private.today(), 'ends_on', private.today(),
    'members', (select jsonb_agg(tests.id(m)) from unnest(members) m))
$$;
create function tests.planned(variadic members text[]) returns jsonb language sql stable as $$
  select jsonb_build_object('organ_id', tests.id('county'), 'name', 'r', 'rounds', '[{"round": 1, "starts_on": "2026-04-01", "ends_on": "2026-04-02"}]'::jsonb,
    'teams', jsonb_build_array(jsonb_build_object('id', tests.id('team'), 'name', 't', 'lead_organ_id', tests.id('office'), 'members', (select jsonb_agg(jsonb_build_object('officer_id', tests.id(m))) from unnest(members) m))),
    'targets', jsonb_build_array(jsonb_build_object('id', tests.id('target'), 'organ_id', tests.id('north'), 'name', 'north')),
    'assignments', jsonb_build_array(jsonb_build_object('team_id', tests.id('team'), 'target_id', tests.id('target'), 'round', 1)),
    'draw', jsonb_build_object('seed', 1, 'instance_sha256', repeat('0', 64), 'result_sha256', repeat('0', 64)))
$$;
grant execute on all functions in schema tests to authenticated;
select tests.act_as('administrator');
select is(tests.refusal('order_inspection', tests.ordered('administrator', 'officer')), 'forbidden', 'not as a member of what he orders');
select is(tests.refusal('save_rotation_plan', tests.planned('administrator', 'officer')), 'forbidden', 'nor in a team that he plans');
select is(tests.refusal('save_rotation_plan', tests.planned('far walker', 'officer')), 'forbidden', 'nobody of another county inspects, and nothing is told of his ties');
select is(tests.refusal('save_rotation_plan', tests.planned('petition officer', 'officer')), 'done', 'a team of others he plans');
select tests.act_as('officer');
select is(tests.refusal('order_inspection', tests.ordered('petition officer', 'officer')), 'done', 'an office that inspects goes itself');

-- Only an answer that helps others is for the whole county, whatever box was ticked.
select tests.act_as('coordinator');
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_case_investigation', 'organ_id', tests.id('county'), 'title', 'ticked', 'on_day', '2026-03-01', 'is_reusable', true,
  'participants', jsonb_build_array(jsonb_build_object('officer_id', tests.id('officer')))));
select tests.act_as('petition officer');
select is((select count(*) from public.link_activities where title = 'ticked'), 0::bigint, 'an investigation is not published by a tick');

-- Who goes to another county in the middle of a loan leaves the matter behind.
select tests.reset();
select private.open_access('activation', tests.id('matter'), tests.id('south walker'), 'deployment', private.now(), private.now() + interval '5 days');
select tests.act_as('south walker');
select is(tests.rows_of('activations'), 1::bigint, 'who is lent reads the matter');
select tests.reset();
update public.officers set organ_id = tests.id('far') where id = tests.id('south walker');
select tests.act_as('south walker');
select is(tests.rows_of('activations') + tests.rows_of('activation_logs'), 0::bigint, 'and not from another county, though the loan was to last');
select * from finish();
