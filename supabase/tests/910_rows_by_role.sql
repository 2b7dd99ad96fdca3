-- How many rows each role reads of each table, in a county where something has happened in every table. A leaked row, or one
-- that went missing, shows as a number. Nobody of another county reads any of it, nor does who has left.
select plan(104);
select tests.make_world();

-- The county: a published plan of grids, a draft of the next, and three visits, one with what went straight up.
do $$
begin
  perform tests.make_grids();
  delete from public.grid_leaderships where officer_id = tests.id('far walker');
  delete from public.grid_villages where plan_id = tests.id('far plan');
  delete from public.grids where plan_id = tests.id('far plan');
  alter table public.events disable trigger user; delete from public.events; alter table public.events enable trigger user;
  delete from public.grid_plans where id = tests.id('far plan');
end $$;
select tests.act_as('coordinator');
select tests.send('save_grid_plan', jsonb_build_object('organ_id', tests.id('county'), 'name', 'draft', 'seed', 1, 'grids', jsonb_build_array(jsonb_build_object(
  'township_code', '990123100000', 'name', 'one', 'leader_id', tests.id('walker'), 'villages', '[{"code": "990123100201", "placed": "real"}]'::jsonb))));
select tests.send('save_area_group', jsonb_build_object('organ_id', tests.id('county'), 'name', 'group one', 'members', jsonb_build_array(tests.id('north'), tests.id('south')), 'lead_id', tests.id('leader')), tests.id('area group'));
select tests.act_as('walker');
select tests.send('save_tie', jsonb_build_object('officer_id', tests.id('walker'), 'kind', 'native', 'grade', 'soft', 'target_division_code', '990123100204'));
select tests.send('log_visit', tests.visit('990123100201', jsonb_build_object('names', 'somebody', 'guidance', 'first', 'problems', jsonb_build_array(
  tests.problem('lamp', 'livelihood'), tests.problem('bribe', 'corruption')))), tests.id('visit'));
select tests.send('update_visit', jsonb_build_object('visit_id', tests.id('visit'), 'base', '{"guidance": "older"}'::jsonb, 'changes', '{"guidance": "second"}'::jsonb));
select tests.act_as('runner');
select tests.send('log_visit', tests.visit('990123100203'));
select tests.act_as('south walker');
select tests.send('log_visit', tests.visit('990123101201'));
select tests.act_as('case manager');
do $$ begin perform public.open_visit_problem(tests.id('bribe')); end $$;
select tests.act_as('leader');
select tests.send('publish_snapshot', jsonb_build_object('organ_id', tests.id('county'), 'name', 'month', 'from_day', '2026-01-01', 'to_day', '2026-12-31'));
select tests.act_as('administrator');
select tests.send('set_rule', jsonb_build_object('code', 'visit_interval_days', 'organ_id', tests.id('county'), 'value', 20, 'unit', 'calendar_day', 'effective_from', '2026-01-01'));
select tests.send('save_boundary', '{"division_code": "990123000000", "geojson": {"type": "Polygon", "coordinates": []}, "attribution": "own survey"}');
select tests.send('save_choice_list', jsonb_build_object('code', 'visit_topics', 'organ_id', tests.id('county'), 'words', '["roads"]'::jsonb));
select tests.send('set_approval_steps', jsonb_build_object('organ_id', tests.id('county'), 'entity', 'activation', 'roles', '["area_coordinator"]'::jsonb));
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('clerk')));
select tests.send('stop_see_as', '{}');

-- A rotation of two rounds, the first released (officer and coordinator go to north), the second not (to south); the inspection
-- of each with an answer, a finding that the unit knows of and one that it does not, and what followed.
select tests.reset();
do $$
declare
  day date := (now() at time zone 'Asia/Shanghai')::date;
begin
  insert into public.role_requests (id, officer_id, role, organ_id, valid_from, asked_by) values (tests.id('request'), tests.id('clerk'), 'case_manager', tests.id('county'), day, tests.id('administrator'));
  insert into public.organ_successions (id, from_organ_id, to_organ_id, effective_on) values (tests.id('succession'), tests.id('office'), tests.id('group'), '2026-04-01');
  insert into public.officer_posts (id, officer_id, organ_id, held) values (tests.id('post'), tests.id('walker'), tests.id('north'), '[2026-01-01,)');
  insert into public.checklists (id, organ_id, name, topic) values (tests.id('checklist'), tests.id('county'), 'c', 't');
  insert into public.checklist_versions (id, checklist_id, version) values (tests.id('version'), tests.id('checklist'), 1);
  insert into public.checklist_items (id, version_id, position, code, kind, title) values (tests.id('item'), tests.id('version'), 1, 'a', 'text', 'a');
  insert into public.checklist_checks (id, version_id, position, code, condition, topic, finding_title, finding_text) values (tests.id('check'), tests.id('version'), 1, 'a', '{"kind": "compare"}', 't', 'tt', 'tt');
  insert into public.rotation_plans (id, organ_id, name, author_id) values (tests.id('rotation'), tests.id('county'), 'r', tests.id('coordinator'));
  insert into public.rotation_rounds (plan_id, round, starts_on, ends_on, release_at) values
    (tests.id('rotation'), 1, day, day + 1, now() - interval '1 day'), (tests.id('rotation'), 2, day + 10, day + 11, now() + interval '9 days');
  insert into public.rotation_teams (id, plan_id, name, lead_organ_id) values (tests.id('team'), tests.id('rotation'), 't', tests.id('office'));
  insert into public.rotation_team_members (team_id, officer_id) values (tests.id('team'), tests.id('officer')), (tests.id('team'), tests.id('clerk'));
  insert into public.rotation_targets (id, plan_id, organ_id, name) values (tests.id('to north'), tests.id('rotation'), tests.id('north'), 'north'), (tests.id('to south'), tests.id('rotation'), tests.id('south'), 'south');
  insert into public.rotation_assignments (id, plan_id, team_id, target_id, round) values
    (tests.id('a1'), tests.id('rotation'), tests.id('team'), tests.id('to north'), 1), (tests.id('a2'), tests.id('rotation'), tests.id('team'), tests.id('to south'), 2);
  insert into public.rotation_draws (id, plan_id, seed, instance, instance_sha256, result_sha256, drawn_by)
    values (tests.id('draw'), tests.id('rotation'), 1, '{}', repeat('0', 64), repeat('0', 64), tests.id('coordinator'));
  perform private.open_transition('rotation_plans', tests.id('rotation'), 'published');
  update public.rotation_plans set state = 'published' where id = tests.id('rotation');
  perform private.open_inspections(tests.id('rotation'));
  insert into public.inspection_answers (inspection_id, item_id, value, answered_by, answered_at)
    select i.id, tests.id('item'), '"x"', tests.id('officer'), now() from public.inspections i where i.organ_id = tests.id('north');
  insert into public.findings (id, inspection_id, organ_id, inspecting_organ_id, topic, title, description, found_on)
    select tests.id('finding ' || f), i.id, i.organ_id, i.inspecting_organ_id, 't', 'title', 'text', day from public.inspections i, (values ('known'), ('unknown')) v (f) where i.organ_id = tests.id('north');
  insert into public.finding_rechecks (inspection_id, finding_id, outcome, checked_by, checked_at)
    select f.inspection_id, f.id, 'worse', tests.id('officer'), now() from public.findings f where f.id = tests.id('finding known');
  insert into public.finding_authors (finding_id, author_id) values (tests.id('finding known'), tests.id('officer')), (tests.id('finding unknown'), tests.id('officer'));
  perform private.open_transition('findings', tests.id('finding known'), 'issued');
  update public.findings set state = 'issued' where id = tests.id('finding known');
  insert into public.finding_notices (id, finding_id, organ_id, addressee_id, kind, year, sequence, number, title, description, limit_days, issued_on, due_on)
    values (tests.id('notice'), tests.id('finding known'), tests.id('county'), tests.id('north'), 'rectification_notice', 2026, 1, '1', 'title', 'text', 15, day, day);
  insert into public.rectifications (id, finding_id, proof, reported_on, reported_by) values (tests.id('rectification'), tests.id('finding known'), 'receipts', day, tests.id('secretary'));
  insert into public.finding_reminders (finding_id, due_on, stage) values (tests.id('finding known'), day, 'soft');
  insert into public.look_back_draws (id, organ_id, seed, from_day, to_day, candidate_ids, candidates_sha256, drawn_ids, result_sha256, drawn_by)
    values (tests.id('look back draw'), tests.id('county'), 1, day, day, array[tests.id('finding known')], 'x', array[tests.id('finding known')], 'x', tests.id('officer'));
  insert into public.look_backs (id, draw_id, finding_id) values (tests.id('look back'), tests.id('look back draw'), tests.id('finding known'));
  insert into public.clues (id, organ_id, number, source_entity, source_id, title, content, received_on) values (tests.id('clue'), tests.id('county'), '1', 'finding', tests.id('x'), 't', 'c', day);
  insert into public.notifications (officer_id, kind, entity, entity_id, needs_access) values (tests.id('secretary'), 'k', 'finding', tests.id('finding known'), false),
    (tests.id('secretary'), 'k', 'activation', tests.id('elsewhere'), true);
end $$;

-- Help asked for by north: officer is lent to it from yesterday to tomorrow, walker has been asked.
select tests.act_as('secretary');
select tests.send('request_activation', jsonb_build_object('kind', 'joint_problem_solving', 'title', 'help', 'parties', jsonb_build_array(jsonb_build_object('part', 'subject', 'organ_id', tests.id('north')))), tests.id('activation'));
select tests.reset();
do $$
declare
  day date := (now() at time zone 'Asia/Shanghai')::date;
begin
  insert into public.deployments (id, activation_id, officer_id, home_organ_id, host_organ_id, force, from_on, to_on)
    select tests.id('lent ' || o), tests.id('activation'), tests.id(o), tests.id('office'), tests.id('north'), 'commission_office', day - 1, day + 1 from (values ('officer'), ('walker')) v (o);
  update public.deployments set asked_by = tests.id('coordinator') where officer_id = tests.id('walker');
  insert into public.deployment_answers (deployment_id, reason) values (tests.id('lent walker'), 'r');
  insert into public.recusals (id, activation_id, officer_id, relation) values (tests.id('recusal'), tests.id('activation'), tests.id('officer'), 'none');
  insert into public.matter_access (entity, entity_id, officer_id, reason, from_at, to_at) values ('activation', tests.id('activation'), tests.id('officer'), 'deployment', now() - interval '1 day', now() + interval '1 day');
  insert into public.activation_extensions (id, activation_id, organ_id, author_id, days, reason) values (tests.id('extension'), tests.id('activation'), tests.id('north'), tests.id('secretary'), 5, 'r');
  insert into public.activation_logs (id, activation_id, officer_id, kind, on_day) values (tests.id('log'), tests.id('activation'), tests.id('officer'), 'talk', day);
  insert into public.link_activities (id, organ_id, activation_id, kind, title, on_day, author_id) values
    (tests.id('training'), tests.id('county'), null, 'area_training', 't', day, tests.id('coordinator')),
    (tests.id('joint case'), tests.id('county'), tests.id('activation'), 'joint_case_investigation', 't', day, tests.id('officer'));
  insert into public.link_activity_participants (activity_id, officer_id, organ_id, force) values
    (tests.id('training'), tests.id('clerk'), tests.id('office'), 'commission_office'), (tests.id('joint case'), tests.id('officer'), tests.id('office'), 'commission_office');
  insert into public.training_files (id, activity_id, name, ending, bytes, author_id) values (tests.id('slides'), tests.id('training'), 'slides.pdf', 'pdf', 1, tests.id('coordinator'));
  insert into public.talks (id, kind, organ_id, unit_id, on_day, persons, activation_id, author_id) values
    (tests.id('talk'), 'proactive_interview', tests.id('county'), tests.id('north'), day, 1, null, tests.id('leader')),
    (tests.id('joint talk'), 'talk_reminder', tests.id('county'), tests.id('north'), day, 1, tests.id('activation'), tests.id('officer'));
  insert into public.finding_talk_people (talk_id, finding_id, part, post) values (tests.id('talk'), tests.id('finding known'), 'responsible', 'village_secretary');
  insert into public.field_researches (id, organ_id, unit_id, on_day, topic, author_id) values (tests.id('research'), tests.id('county'), tests.id('north'), day, 't', tests.id('leader'));
end $$;

-- Who reads how many rows. A administrator, T township officer (secretary of north), G grid leader (walker), C area coordinator,
-- O office officer (lent to north), L leader, M case manager, P petition officer, S administrator through the walker's eyes,
-- F leader of another county. `rows` is what there is; a query in place of a table leaves out what belongs to the whole product.
select tests.reset();
create temp table matrix (of text, a int, t int, g int, c int, o int, l int, m int, p int, s int, f int);
insert into matrix values
  --                                 A   T   G   C   O   L   M   P   S   F
  ('divisions',                     15, 15, 15, 15, 15, 15, 15, 15, 15, 15),  -- the official list is for every officer
  ('boundaries',                     1,  1,  1,  1,  1,  1,  1,  1,  1,  1),  -- and so are boundaries
  ('organs',                         6,  6,  6,  6,  6,  6,  6,  6,  6,  3),  -- the county, its office, group and two townships, and the city above; the far county, its township and the city
  ('organ_successions',              1,  1,  1,  1,  1,  1,  1,  1,  1,  0),  -- in the directory
  ('officers',                      15, 15, 15, 15, 15, 15, 15, 15, 15,  6),  -- fourteen of the county, one of the city; there five and the same one
  ('officer_posts',                  1,  0,  1,  0,  0,  0,  0,  0,  1,  0),  -- his own, and his administrator
  ('role_grants',                   13,  1,  1,  1,  1,  1,  1,  1,  1,  1),  -- one's own; the administrator all thirteen of his scope
  ('role_requests',                  1,  0,  0,  0,  0,  1,  0,  0,  0,  0),  -- whoever asks and who may agree
  ('ties',                           1,  0,  1,  0,  0,  0,  0,  0,  1,  0),  -- the walker's, for him and his administrator
  ('see_as_sessions',                0,  0,  0,  0,  0,  0,  0,  0,  1,  0),  -- the look under way
  ('events',                         7,  6,  5, 15, 13, 15, 14, 13,  3,  0),  -- see the list below the matrix
  ('access_events',                  1,  0,  0,  0,  0,  0,  1,  0,  2,  0),  -- his own look or looks; of the opened text the case manager alone
  ('receipts',                       6,  1,  3,  2,  0,  1,  0,  0,  7,  0),  -- commands one sent oneself, the look included
  ('invitations',                   14,  0,  0,  0,  0,  0,  0,  0,  0,  0),  -- of the county's officers, for who administers them
  ('select from public.rules where organ_id is not null',
                                     1,  1,  1,  1,  1,  1,  1,  1,  1,  0),  -- the county's own
  ('select from public.calendar_days where day between ''2026-01-01'' and ''2026-01-31''',
                                    31, 31, 31, 31, 31, 31, 31, 31, 31, 31),  -- for every officer
  ('matter_access',                  0,  0,  0,  0,  3,  0,  0,  0,  0,  0),  -- two inspections and the loan are open to the officer
  ('grid_plans',                     2,  1,  1,  2,  1,  1,  1,  1,  1,  0),  -- the published one; the draft for those who plan
  ('grids',                          4,  3,  3,  4,  3,  3,  3,  3,  3,  0),  -- three and the draft's one
  ('grid_villages',                  8,  7,  7,  8,  7,  7,  7,  7,  7,  0),  -- seven and the draft's one
  ('grid_leaderships',               3,  3,  3,  3,  3,  3,  3,  3,  3,  0),  -- who leads is known in the county
  ('visits',                         0,  2,  1,  3,  3,  3,  3,  3,  1,  0),  -- two in north, of which one in the walker's villages; one in south
  ('visit_contacts',                 0,  0,  1,  0,  0,  0,  0,  0,  0,  0),  -- its author alone, through nobody's eyes
  ('visit_problems',                 0,  1,  2,  1,  1,  1,  2,  1,  1,  0),  -- the lamp; what went straight up for its author and case management
  ('sealed_descriptions',            0,  0,  1,  0,  0,  0,  0,  0,  0,  0),  -- its text for its author alone
  ('edit_conflicts',                 0,  0,  1,  0,  0,  0,  0,  0,  1,  0),  -- its author's to decide
  ('select from public.indicators where code in (''visits'', ''problems_corruption'')',
                                     2,  2,  2,  2,  2,  2,  2,  2,  2,  2),  -- what the numbers mean is no secret
  ('indicator_days',                 0,  6,  5, 14, 14, 14, 15, 14,  5,  0),  -- north six, one of them of a matter, which its grid leaders have not; the county eight more, one of them the finding not yet put to north, and a restricted one
  ('snapshots',                      0,  0,  0,  1,  1,  1,  1,  1,  0,  0),  -- the county's, for roles over the county
  ('notifications',                  0,  2,  0,  1,  2,  0,  0,  0,  0,  0),  -- one's own, such as of a released inspection; not the secretary's of a matter that is closed to him
  ('select from public.choice_lists where organ_id is not null',
                                     1,  1,  1,  1,  1,  1,  1,  1,  1,  0),  -- the county's words
  ('rotation_plans',                 1,  1,  0,  1,  1,  1,  1,  1,  0,  0),  -- planners, leaders, the unit of a released round and who oversees it
  ('rotation_rounds',                2,  1,  0,  2,  2,  2,  1,  1,  0,  0),  -- the second round is not released
  ('rotation_teams',                 1,  1,  0,  1,  1,  1,  1,  1,  0,  0),  -- who comes is known once the round is
  ('rotation_team_members',          2,  2,  0,  2,  2,  2,  2,  2,  0,  0),
  ('rotation_targets',               2,  1,  0,  2,  2,  2,  1,  1,  0,  0),  -- south does not know yet
  ('rotation_assignments',           2,  1,  0,  2,  2,  2,  1,  1,  0,  0),
  ('rotation_draws',                 1,  0,  0,  1,  1,  1,  0,  0,  0,  0),  -- the seed would tell the second round
  ('select from public.checklists where organ_id is not null',
                                     1,  1,  1,  1,  1,  1,  1,  1,  1,  0),  -- read in the directory; the library is everybody's
  ('select from public.checklist_versions v join public.checklists c on c.id = v.checklist_id where c.organ_id is not null',
                                     1,  1,  1,  1,  1,  1,  1,  1,  1,  0),
  ('select from public.checklist_items where code = ''a''',
                                     1,  1,  1,  1,  1,  1,  1,  1,  1,  0),
  ('select from public.checklist_checks where code = ''a''',
                                     1,  1,  1,  1,  1,  1,  1,  1,  1,  0),
  ('inspections',                    0,  1,  0,  2,  2,  2,  1,  1,  0,  0),  -- the unit and who oversees it see the released one
  ('inspection_answers',             0,  0,  0,  1,  1,  1,  0,  0,  0,  0),  -- never the unit
  ('finding_rechecks',               0,  0,  0,  1,  1,  1,  0,  0,  0,  0),
  ('findings',                       0,  1,  0,  2,  2,  2,  0,  0,  0,  0),  -- the unit the one that was put to it
  ('finding_authors',                0,  0,  0,  2,  2,  2,  0,  0,  0,  0),  -- never the unit
  ('finding_notices',                0,  1,  0,  1,  1,  1,  0,  0,  0,  0),
  ('rectifications',                 0,  1,  0,  1,  1,  1,  0,  0,  0,  0),  -- with the finding
  ('finding_reminders',              0,  1,  0,  1,  1,  1,  0,  0,  0,  0),
  ('finding_talk_people',            0,  0,  0,  1,  1,  1,  0,  0,  0,  0),  -- never the unit
  ('look_back_draws',                0,  0,  0,  1,  1,  1,  0,  0,  0,  0),
  ('look_backs',                     0,  0,  0,  1,  1,  1,  0,  0,  0,  0),
  ('clues',                          0,  0,  0,  0,  0,  0,  1,  0,  0,  0),  -- case management alone
  ('area_groups',                    1,  1,  1,  1,  1,  1,  1,  1,  1,  0),  -- read in the directory
  ('area_group_members',             2,  2,  2,  2,  2,  2,  2,  2,  2,  0),
  ('area_group_posts',               1,  1,  1,  1,  1,  1,  1,  1,  1,  0),
  ('approval_steps',                 1,  1,  1,  1,  1,  1,  1,  1,  1,  0),
  ('activations',                    0,  1,  0,  1,  1,  1,  0,  0,  0,  0),  -- the applicant, coordinators, leaders, and who is lent; not who was only asked
  ('activation_parties',             0,  1,  0,  1,  1,  1,  0,  0,  0,  0),
  ('deployments',                    0,  2,  1,  2,  2,  2,  0,  0,  0,  0),  -- who was asked reads that
  ('deployment_answers',             0,  0,  1,  1,  0,  1,  0,  0,  0,  0),  -- the walker's own, and for who asked him and who decides
  ('recusals',                       0,  0,  0,  1,  1,  1,  0,  0,  0,  0),  -- his own, and who decides
  ('activation_extensions',          0,  1,  0,  1,  1,  1,  0,  0,  0,  0),
  ('activation_logs',                0,  2,  0,  2,  2,  2,  0,  0,  0,  0),  -- who did what is for the team and the lead of the area group (here the leader)
  ('link_activities',                1,  2,  1,  2,  2,  2,  1,  1,  1,  0),  -- the training for all; the joint case with its activation
  ('link_activity_participants',     1,  2,  1,  2,  2,  2,  1,  1,  1,  0),
  ('training_files',                 1,  1,  1,  1,  1,  1,  1,  1,  1,  0),  -- with their training, for all of the county
  ('talks',                          0,  0,  0,  2,  2,  2,  1,  0,  0,  0),  -- working roles over the county; the joint one with its activation
  ('field_researches',               0,  0,  0,  1,  1,  1,  1,  0,  0,  0);
grant select on matrix to authenticated;
-- The seventeen events: plan drafted, area group saved, three rules, boundary, snapshot, look (of the county or its
-- office); the tie (restricted);
-- three visits, one correction, the lamp (of the townships); what went straight up (restricted); activation asked for and submitted
-- (restricted). A: what was configured, but the group. T: the four of north, the activation's two. G: his own five.
-- C, L: all but the tie and what went straight up. O, P: not the activation either, which was sent before the loan. M: all but tie and activation.

create function tests.rows_read() returns table (of text, n bigint) language plpgsql as $$
declare
  line record;
begin
  for line in select m.of from matrix m loop
    of := line.of;
    if of like 'select %' then execute 'select count(*) from (' || of || ') q' into n; else n := tests.rows_of(of); end if;
    return next;
  end loop;
end
$$;
create temp table read_by (who text, of text, n bigint);
grant select, insert on read_by to authenticated;
grant execute on function tests.rows_read to authenticated;
do $$
declare
  role record;
begin
  for role in select * from (values ('a', 'administrator'), ('t', 'secretary'), ('g', 'walker'), ('c', 'coordinator'), ('o', 'officer'), ('l', 'leader'), ('m', 'case manager'),
    ('p', 'petition officer'), ('f', 'far leader'), ('s', 'administrator')) x (letter, name) loop
    perform tests.act_as(role.name);
    if role.letter = 's' then perform tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('walker'))); end if;
    insert into read_by select role.letter, r.of, r.n from tests.rows_read() r;
  end loop;
  perform tests.reset();
end $$;
select is((select string_agg(r.who || ' ' || r.n, ', ' order by x.place) from (values ('a', 1), ('t', 2), ('g', 3), ('c', 4), ('o', 5), ('l', 6), ('m', 7), ('p', 8), ('s', 9), ('f', 10)) x (who, place)
    join read_by r on r.who = x.who and r.of = matrix.of),
  format('a %s, t %s, g %s, c %s, o %s, l %s, m %s, p %s, s %s, f %s', a, t, g, c, o, l, m, p, s, f), matrix.of) from matrix;
select set_eq($$ select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') $$,
  $$ select coalesce(substring(of from 'public\.(\w+)'), of) from matrix $$, 'no table is left out');
select is_empty($$ select of from matrix where a + t + g + c + o + l + m + p + s = 0 $$, 'and none is so empty that nothing could leak');

-- Another county: of what is not for every officer of the product, nothing, whatever the role. Who has left: nothing at all.
create function tests.foreign_rows(who text) returns text language plpgsql as $$
declare
  answer text;
begin
  perform tests.act_as(who);
  select string_agg(r.of || ' ' || r.n, ', ') into answer from tests.rows_read() r
    where r.n > 0 and (who in ('departed', 'stranger') or r.of not in ('divisions', 'boundaries', 'organs', 'officers', 'role_grants', 'invitations') and r.of not like '%calendar_days%' and r.of not like '%indicators%');
  perform tests.reset();
  return coalesce(answer, '');
end
$$;
select is(tests.foreign_rows(who), '', who || ' reads nothing of the county') from unnest(array['far administrator', 'far leader', 'far case manager', 'far secretary', 'far walker', 'departed', 'stranger']) who;
select tests.act_as('far administrator');
select is_empty($$ select name from public.organs where name not in ('city', 'far county', 'far') union select name from public.officers where name not like 'far %' and name <> 'root administrator'
  union select officer_id::text from public.role_grants g where not exists (select from public.officers f where f.id = g.officer_id)
  union select officer_id::text from public.invitations g where not exists (select from public.officers f where f.id = g.officer_id) $$, 'its directory is its own');
select tests.reset();

-- An event tells no more than the row it is about: nobody reads that something happened to what does not exist for him. Only what was
-- deleted or given away is still told of to who did it.
create function tests.events_of_nothing() returns text language plpgsql as $$
declare
  e record;
  is_there boolean;
  found text[] := '{}';
begin
  for e in select x.entity, x.entity_id, x.action, t.name from public.events x join (values ('finding', 'findings'), ('visit', 'visits'), ('visit_problem', 'visit_problems'), ('inspection', 'inspections'),
      ('rotation_plan', 'rotation_plans'), ('talk', 'talks'), ('field_research', 'field_researches'), ('link_activity', 'link_activities'), ('activation', 'activations'), ('deployment', 'deployments'),
      ('look_back_draw', 'look_back_draws'), ('clue', 'clues'), ('tie', 'ties'), ('snapshot', 'snapshots')) t (entity, name) on t.entity = x.entity loop
    execute format('select exists (select from public.%I r where r.id = %L)', e.name, e.entity_id) into is_there;
    if not is_there then found := found || (e.entity || ' ' || e.action); end if;
  end loop;
  return array_to_string(array(select distinct u from unnest(found) u order by u), ', ');
end
$$;
create function tests.events_of_nothing_for(who text) returns text language plpgsql as $$
declare
  answer text;
begin
  perform tests.act_as(who);
  answer := tests.events_of_nothing();
  perform tests.reset();
  return answer;
end
$$;
grant execute on function tests.events_of_nothing to authenticated;
select is(tests.events_of_nothing_for(who), '', who || ' reads no event of what he does not read') from unnest(array['administrator', 'secretary', 'walker', 'coordinator', 'officer', 'leader', 'case manager', 'petition officer', 'clerk', 'south secretary']) who;

-- Past the commands nobody writes anything, whatever he reads: a changed row, a removed one, a copy of one that is there.
create temp table copies as select ''::text as of, null::jsonb as row limit 0;
do $$
declare
  t text;
begin
  for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
    execute format('insert into copies select %L, to_jsonb(x) from public.%I x limit 1', t, t);
  end loop;
  update copies set row = row || jsonb_build_object('id', gen_random_uuid()) where row ? 'id' and row ->> 'id' ~ '-';
  update copies c set row = c.row || jsonb_build_object('state', w.initial_state) from private.workflow_entities w where w.table_name = c.of;
end $$;
grant select on copies to authenticated, anon;
create function tests.columns_of(table_name text) returns text language sql stable security definer as $$
  select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = format('public.%I', table_name)::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
$$;
-- What of insert, update and delete is done, or stopped only by a constraint behind the policies; '' when all three are refused.
create function tests.written_past(table_name text) returns text language plpgsql as $$
declare
  attempt text;
  touched integer;
  done text := '';
begin
  foreach attempt in array array[
    format('insert into public.%1$I (%2$s) select %2$s from jsonb_populate_record(null::public.%1$I, (select row from copies where of = %1$L))', table_name, tests.columns_of(table_name)),
    (select format('update public.%I set %2$I = %2$I', table_name, a.attname) from pg_attribute a where a.attrelid = format('public.%I', table_name)::regclass and a.attnum > 0 and a.attgenerated = '' and a.attidentity = ''
      order by has_column_privilege(a.attrelid, a.attnum, 'update') desc, a.attnum limit 1),
    format('delete from public.%I', table_name)] loop
    begin
      execute attempt;
      get diagnostics touched = row_count;
      if touched > 0 then done := done || ' ' || left(attempt, 6); end if;
    exception
      when insufficient_privilege then null;
      when others then done := done || ' ' || left(attempt, 6) || ' ' || sqlstate;
    end;
  end loop;
  return done;
end
$$;
create function tests.all_written_past() returns text language sql as $$
  select coalesce(string_agg(c.of || done, ', '), '') from copies c, lateral (select tests.written_past(c.of) as done) w where done <> ''
$$;
create function tests.written_by(who text) returns text language plpgsql as $$
declare
  answer text;
begin
  if who = 'anybody' then perform tests.act_as_anon(); else perform tests.act_as(who); end if;
  answer := tests.all_written_past();
  perform tests.reset();
  return answer;
end
$$;
grant execute on function tests.columns_of, tests.written_past, tests.all_written_past to authenticated, anon;
select is(tests.written_by(who), '', who || ' writes nothing past the commands') from unnest(array['root administrator', 'administrator', 'secretary', 'walker', 'coordinator', 'officer', 'leader',
  'case manager', 'petition officer', 'clerk', 'far administrator', 'departed', 'stranger', 'anybody']) who;

select * from finish();
