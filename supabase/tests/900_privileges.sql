-- Who may touch what, exactly. This file fails when a table lacks row security or a policy, when a grant, policy or function
-- appears that is not written down here, and when one that is written down is gone. Whoever adds a table adds its row.
select plan(25);

-- Tables, what signed-in officers may do with them at all, and the policies that decide on which rows.
create temp table written_down (table_name text, privileges text, policies text[]);
insert into written_down values
  ('divisions', 'select insert update',
    array['select: read by every officer', 'insert: added by an administrator''s command', 'update: changed by an administrator''s command']),
  ('boundaries', 'select insert update delete',
    array['select: read by every officer', 'all: written by an administrator''s command']),
  ('organs', 'select insert update',
    array['select: read in the directory', 'insert: added by an administrator''s command', 'update: changed by an administrator''s command']),
  ('organ_successions', 'select insert delete',
    array['select: read in the directory', 'insert: added by an administrator''s command', 'delete: withdrawn by an administrator''s command']),
  ('officers', 'select insert update',
    array['select: read in the directory', 'insert: added by an administrator''s command', 'update: changed by an administrator''s command']),
  ('officer_posts', 'select insert update',
    array['select: read by the officer and his administrator', 'insert: added by an administrator''s command', 'update: ended by an administrator''s command']),
  ('role_grants', 'select insert update',
    array['select: read by the officer and his administrator', 'insert: added by an administrator''s command', 'update: ended by an administrator''s command']),
  ('ties', 'select insert update',
    array['select: read by the officer and his administrator', 'insert: declared by the officer or his administrator', 'update: ended by his administrator']),
  ('see_as_sessions', 'select insert update delete',
    array['select: own', 'insert: opened by an administrator''s command', 'update: replaced by an administrator''s command', 'delete: closed by their own']),
  ('events', '',
    array['select: read with the organ, restricted ones by those named']),
  ('access_events', 'select',
    array['select: openings of clues, by case managers', 'select: openings of problems, by case managers', 'select: own, of oneself, and of administered officers']),
  ('receipts', 'select',
    array['select: own']),
  ('invitations', 'insert',
    array['select: read by the officer''s administrator', 'insert: made by the officer''s administrator', 'update: revoked by the officer''s administrator']),
  ('rules', 'select insert update',
    array['select: read by every officer', 'insert: added by an administrator''s command', 'update: ended by an administrator''s command']),
  ('calendar_days', 'select insert update',
    array['select: read by every officer', 'insert: added by the installation''s administrator', 'update: corrected by the installation''s administrator']),
  ('role_requests', 'select insert',
    array['select: administrators and leaders over the organ', 'insert: asked by an administrator''s command']),
  ('matter_access', 'select',
    array['select: own']),
  ('grid_plans', 'select insert update',
    array['select: published in the directory, drafts by planners', 'insert: drafted by a planner''s command', 'update: changed by a planner''s command']),
  ('grids', 'select insert update delete',
    array['select: read with their plan', 'insert: written by a planner''s command', 'update: changed by a planner''s command', 'delete: dropped from a draft by a planner''s command']),
  ('grid_villages', 'select insert update delete',
    array['select: read with their plan', 'insert: written by a planner''s command', 'update: changed by a planner''s command', 'delete: dropped from a draft by a planner''s command']),
  ('grid_leaderships', 'select insert update',
    array['select: read with their grid', 'insert: written by a planner''s command', 'update: ended by a planner''s command']),
  ('visits', 'select insert update',
    array['select: read with the township, by author and grid leader', 'insert: logged by who went, through a command', 'update: corrected by the author, through a command']),
  ('visit_contacts', 'select insert update delete',
    array['select: the author, while the visit is there', 'insert: written by the author''s command', 'update: changed by the author''s command', 'delete: removed by the author''s command']),
  ('visit_problems', 'select insert update',
    array['select: with the township; corruption straight up', 'insert: recorded by who went, through a command', 'update: moved by who handles it, through a command']),
  ('sealed_descriptions', 'select insert',
    array['select: the author, while the problem is there', 'insert: written with the problem, by its command']),
  ('edit_conflicts', 'select insert update',
    array['select: read by who edited what is still there for him', 'insert: made by a command', 'update: decided by who edited, through a command']),
  ('indicators', 'select',
    array['select: read by every officer']),
  ('indicator_days', 'select',
    array['select: read within one''s organs']),
  ('snapshots', 'select insert',
    array['select: read within one''s organs', 'insert: published by a leader''s command']),
  ('notifications', 'select',
    array['select: own, while the matter is open', 'update: marked as read by their own command']),
  ('choice_lists', 'select insert update',
    array['select: read by every officer', 'insert: added by an administrator''s command', 'update: changed by an administrator''s command']),
  ('rotation_plans', 'select insert update',
    array['select: read by planners, leaders, who has a part', 'insert: drafted by a planner''s command', 'update: changed by a planner''s command']),
  ('rotation_rounds', 'select insert update',
    array['select: read with their plan', 'insert: written by a planner''s command', 'update: changed by a planner''s command']),
  ('rotation_teams', 'select insert update',
    array['select: read by planners, members, and units visited', 'insert: written by a planner''s command', 'update: changed by a planner''s command']),
  ('rotation_team_members', 'select insert update delete',
    array['select: read with their team', 'insert: written by a planner''s command', 'update: changed by a planner''s command', 'delete: removed by a planner''s command']),
  ('rotation_targets', 'select insert update',
    array['select: read by planners, teams that go, the unit', 'insert: written by a planner''s command', 'update: changed by a planner''s command']),
  ('rotation_assignments', 'select insert update delete',
    array['select: planners, the team, the unit on release', 'insert: written by a planner''s command', 'update: changed by a planner''s command', 'delete: removed by a planner''s command']),
  ('rotation_draws', 'select insert',
    array['select: read by planners; by parts after release', 'insert: recorded by a planner''s command']),
  ('checklists', 'select insert update',
    array['select: read in the directory', 'insert: added by a planner''s command', 'update: renamed by a planner''s command']),
  ('checklist_versions', 'select insert update',
    array['select: read with their checklist', 'insert: added by a planner''s command', 'update: published by a planner''s command']),
  ('checklist_items', 'select insert update delete',
    array['select: read with their version', 'all: written into a draft by command']),
  ('checklist_checks', 'select insert update delete',
    array['select: read with their version', 'all: written into a draft by command']),
  ('inspections', 'select insert update',
    array['select: members, followers, the unit after release', 'insert: ordered by a planner''s command', 'update: moved by members and planners, through a command']),
  ('inspection_answers', 'select insert update',
    array['select: members and followers', 'insert: given by members, through a command', 'update: changed by members, through a command']),
  ('finding_rechecks', 'select insert update',
    array['select: members and followers', 'insert: made by members, through a command', 'update: changed by members, through a command']),
  ('findings', 'select insert update',
    array['select: inspectors and followers; the unit once put to it', 'insert: recorded by members or followers, through a command', 'update: moved by either side, through a command']),
  ('finding_authors', 'select insert',
    array['select: the inspecting side alone', 'insert: written with the finding']),
  ('finding_notices', 'select insert',
    array['select: read with the finding', 'insert: issued by command']),
  ('rectifications', 'select insert update',
    array['select: read with the finding', 'insert: reported by the unit, through a command', 'update: decided by followers, through a command']),
  ('finding_reminders', 'select',
    array['select: read with the finding']),
  ('finding_talk_people', 'select insert',
    array['select: who follows the finding', 'insert: entered through a command']),
  ('look_back_draws', 'select insert',
    array['select: read by followers', 'insert: drawn by command']),
  ('look_backs', 'select insert update',
    array['select: read by followers', 'insert: drawn by command', 'update: answered by followers, through a command']),
  ('clues', 'insert update',
    array['select: case managers, and who has access now', 'insert: registered by case managers, through a command', 'update: moved by who reads them, through a command']),
  ('area_groups', 'select insert update',
    array['select: read in the directory', 'insert: added by a planner''s command', 'update: changed by a planner''s command']),
  ('area_group_members', 'select insert update',
    array['select: read with their group', 'insert: added by a planner''s command', 'update: ended by a planner''s command']),
  ('area_group_posts', 'select insert update',
    array['select: read with their group', 'insert: added by a planner''s command', 'update: ended by a planner''s command']),
  ('approval_steps', 'select insert delete',
    array['select: read in the directory', 'insert: written by an administrator''s command', 'delete: replaced by an administrator''s command']),
  ('activations', 'select insert update',
    array['select: applicant, coordinators, and who has access now', 'insert: asked for through a command', 'update: moved through a command']),
  ('activation_parties', 'select insert',
    array['select: read with the activation', 'insert: named by the applicant''s command']),
  ('deployments', 'select insert update',
    array['select: own, and with the activation', 'insert: asked by the coordinator''s command', 'update: answered by the person, moved by who leads']),
  ('deployment_answers', 'select',
    array['select: the person, who asked, and who decides']),
  ('recusals', 'select insert update',
    array['select: own, and for who decides', 'insert: declared by the person', 'update: decided by a leader']),
  ('activation_extensions', 'select insert update',
    array['select: read with the activation', 'insert: asked for by who leads the matter', 'update: decided by who approves']),
  ('activation_logs', 'select insert',
    array['select: team, applicant and coordinators', 'insert: entered by the team, through a command']),
  ('link_activities', 'select insert update',
    array['select: trainings for all, the rest for participants', 'insert: recorded through a command', 'update: completed by the author, through a command',
      'update: answered by who is consulted']),
  ('link_activity_participants', 'select insert update delete',
    array['select: read with the activity', 'insert: written through a command', 'update: marked by the author''s command', 'delete: taken off by author or learner']),
  ('training_files', 'select insert update',
    array['select: read with the training', 'insert: added by who holds it, through a command', 'update: taken away by who holds it']),
  ('talks', 'select insert update',
    array['select: the organ that held them', 'insert: entered through a command', 'update: corrected by who entered them, through a command']),
  ('field_researches', 'select insert update',
    array['select: the organ that went and the leaders', 'insert: entered through a command', 'update: corrected by who entered them'])
;

select set_eq($$ select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') $$, 'select table_name from written_down', 'every table is written down here');
select is_empty($$ select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity $$, 'every table has row security');
select is_empty($$ select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not exists (select from pg_policy p where p.polrelid = c.oid) $$,
  'every table has a policy');
select set_eq($$
    select c.relname::text, coalesce((select string_agg(lower(privilege_type), ' ' order by array_position(array['SELECT', 'INSERT', 'UPDATE', 'DELETE'], privilege_type::text))
      from information_schema.role_table_grants g where g.table_schema = 'public' and g.table_name = c.relname and g.grantee = 'authenticated'), '')
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') $$,
  'select table_name, privileges from written_down', 'officers hold the privileges written down, and none besides');
select set_eq($$
    select tablename::text, lower(cmd) || ': ' || replace(policyname, tablename || ': ', '') from pg_policies where schemaname = 'public' $$,
  'select table_name, unnest(policies) from written_down', 'each policy is written down, and each one written down is there');
select is_empty($$ select tablename, policyname from pg_policies where schemaname = 'public' and not starts_with(policyname, tablename || ': ') $$, 'a policy is named for its table');
select is_empty($$ select tablename, policyname from pg_policies where octet_length(policyname) >= 63 $$, 'and its name is not cut off');

-- Grants on single columns.
select set_eq($$
    select c.relname::text, a.attname::text, lower(x.privilege_type) from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x
    where c.relnamespace = 'public'::regnamespace and x.grantee = 'authenticated'::regrole $$,
  $$ select 'events' as table_name, unnest(string_to_array('at actor_id organ_id entity entity_id action from_state to_state note data restricted_to command_id', ' ')) as column_name, 'select' as privilege
     union all select 'invitations', unnest(string_to_array('id officer_id email expires_at used_at revoked_at created_by created_at', ' ')), 'select'
     union all values ('invitations', 'revoked_at', 'update'), ('notifications', 'read_at', 'update')
    -- what a clue says is opened by a function that records it
    union all select 'clues', c, 'select' from unnest(array['id', 'organ_id', 'number', 'source_entity', 'source_id', 'title', 'received_on', 'due_on', 'state', 'method', 'decided_on', 'disposed_on', 'replied_on', 'outcome', 'closed_on', 'version']) c $$,
  'of events and invitations some columns are for reading, of invitations and notifications one is for writing');

-- Nobody else.
select is_empty($$
    select c.oid::regclass, r.rolname from pg_class c, (values ('anon'), ('public')) r (rolname)
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
      and (has_table_privilege(r.rolname, c.oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege(r.rolname, c.oid, 'select, insert, update, references')) $$,
  'anonymous visitors hold no privilege on any table');
select is_empty($$
    select c.oid::regclass from pg_class c where c.relnamespace = 'private'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and has_table_privilege('authenticated', c.oid, 'select, insert, update, delete, truncate, references, trigger') $$, 'nor do officers on the tables of the private schema');
select is_empty($$ select c.oid::regclass from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('authenticated', c.oid, 'truncate, references, trigger') $$,
  'nor the right to empty a table');
select is_empty($$ select c.oid::regclass, r.rolname from pg_class c, (values ('anon'), ('authenticated')) r (rolname)
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'S' and has_sequence_privilege(r.rolname, c.oid, 'usage, select, update') $$, 'nor on a sequence');
select is_empty($$ select n.nspname, r.rolname from pg_namespace n, (values ('anon'), ('authenticated'), ('public')) r (rolname)
    where n.nspname in ('public', 'private') and has_schema_privilege(r.rolname, n.oid, 'create') $$, 'and nobody creates anything in either schema');
select is_empty($$ select 1 where has_schema_privilege('anon', 'private', 'usage') $$, 'visitors do not enter the private schema');
select is_empty($$ select c.oid::regclass from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on}' $$,
  'a view shows its reader what he may see, not its owner');

-- Policies.
select is_empty($$ select tablename, policyname, roles from pg_policies where schemaname = 'public' and roles <> '{authenticated}' $$, 'policies are for officers and nobody else');
select is_empty($$ select tablename, policyname from pg_policies where schemaname = 'public' and (
    cmd in ('INSERT', 'ALL') and with_check not like '%in_command()%' or cmd in ('UPDATE', 'DELETE', 'ALL') and qual not like '%in_command()%') $$, 'every write needs a command');
select is_empty($$ select tablename, policyname from pg_policies where schemaname = 'public' and (cmd in ('SELECT', 'ALL') and qual = 'true' or permissive <> 'PERMISSIVE') $$, 'no policy shows everything to everybody');

-- Functions.
select set_eq($$
    select p.oid::regprocedure::text from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and (has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('public', p.oid, 'execute')) $$,
  array['invitation_status(text)', 'private.is_api_role()'], 'visitors may ask about an invitation, and call nothing else');
select is_empty($$
    select p.oid::regprocedure from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and p.prosecdef
      and not coalesce(p.proconfig, '{}') @> array['search_path=public, private, extensions, pg_temp'] $$, 'a function that runs with its owner''s rights pins its search path');
select set_eq($$ select p.proname::text from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef $$,
  array['verify_events', 'event_head', 'check_event_head', 'invitation_status', 'workflow', 'me', 'days_lent'], 'of the public ones these run so, each checking by itself who asks');
select set_eq($$ select p.proname::text from pg_proc p where p.pronamespace = 'public'::regnamespace and p.provolatile = 'v' and p.proname not in (select name from private.commands) $$,
  array['run_commands', 'open_visit_problem', 'open_clue'], 'besides commands only a batch of them may write, and the opening of a sealed text or a clue, which records itself');
select is_empty($$
    select c.name from private.commands c left join pg_proc p on p.oid = to_regprocedure(format('public.%I(uuid, jsonb)', c.name))
    where p.oid is null or p.prosecdef or p.prorettype <> 'jsonb'::regtype or p.prosrc not like '%private.begin_command(id, ''' || c.name || '''%' or p.prosrc not like '%private.finish_command(%'
      or not has_function_privilege('authenticated', p.oid, 'execute') $$, 'a command is begun and finished by its own name, and runs with its caller''s rights');
-- append_transition and notify_roles write through append_event and notify, which check; open_sealed_description and opened_clue record their reader.
select set_eq($$
    select p.proname::text from pg_proc p where p.pronamespace = 'private'::regnamespace and p.prosecdef and p.provolatile = 'v'
      and has_function_privilege('authenticated', p.oid, 'execute') and p.prosrc not like '%private.in_command()%' $$,
  array['begin_command', 'append_transition', 'notify_roles', 'open_sealed_description', 'opened_clue'], 'a helper that writes with its owner''s rights does so inside a command alone');
select is_empty($$ select p.oid::regprocedure from pg_proc p where p.pronamespace = 'private'::regnamespace and p.prorettype = 'trigger'::regtype and p.prosecdef and has_function_privilege('authenticated', p.oid, 'execute') $$,
  'nobody calls a trigger''s function by hand');

select * from finish();
