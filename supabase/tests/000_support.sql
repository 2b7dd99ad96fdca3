-- Loaded before every test file, in the same transaction, on a migrated database without seed; all is rolled back after.
-- Names stand for ids: tests.id('secretary') is always the same uuid, so a test reads like a sentence.

create extension if not exists pgtap with schema extensions;
create schema tests;
grant usage on schema tests to anon, authenticated, service_role;
grant execute on all functions in schema extensions to anon, authenticated, service_role;

create function tests.id(name text) returns uuid language sql immutable as $$ select md5('test:' || name)::uuid $$;

-- The n-th UUIDv7 of a test: what a device would make, but the same every time.
create function tests.uuid7(n bigint) returns uuid language sql immutable as $$
  select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid
$$;
create sequence tests.command_number start 1000000;
create function tests.next_id() returns uuid language sql volatile security definer as $$
  select tests.uuid7(nextval('tests.command_number'))
$$;

create function tests.act_as(officer text) returns void language plpgsql as $$
begin
  perform set_config('role', 'authenticated', true),
    set_config('request.jwt.claim.sub', tests.id('user:' || officer)::text, true),
    set_config('request.jwt.claims', json_build_object('sub', tests.id('user:' || officer), 'role', 'authenticated')::text, true);
end
$$;
create function tests.act_as_anon() returns void language plpgsql as $$
begin
  perform set_config('role', 'anon', true), set_config('request.jwt.claim.sub', '', true), set_config('request.jwt.claims', '', true);
end
$$;
-- Back to who owns the database.
create function tests.reset() returns void language plpgsql as $$
begin
  perform set_config('role', 'none', true), set_config('request.jwt.claim.sub', '', true), set_config('request.jwt.claims', '', true);
end
$$;

-- Sends a command under a fresh id and answers what it answers.
create function tests.run(command text, payload jsonb, id uuid default tests.next_id()) returns jsonb language plpgsql as $$
declare
  answer jsonb;
begin
  execute format('select public.%I($1, $2)', command) into answer using id, payload;
  return answer;
end
$$;

-- The same as set-up, without an answer.
create function tests.send(command text, payload jsonb, id uuid default tests.next_id()) returns void language plpgsql as $$
begin
  perform tests.run(command, payload, id);
end
$$;

-- The code with which a command is refused, or 'done' when it is not. What it did is undone either way.
create function tests.refusal(command text, payload jsonb, id uuid default tests.next_id()) returns text language plpgsql as $$
declare
  state text;
  message text;
begin
  perform tests.run(command, payload, id);
  raise exception using errcode = 'TDONE';
exception
  when sqlstate 'TDONE' then return 'done';
  when others then
    get stacked diagnostics state = returned_sqlstate, message = message_text;
    return private.refusal_code(state, message);
end
$$;

-- What the refusal says it is about.
create function tests.refusal_detail(command text, payload jsonb) returns text language plpgsql as $$
declare
  about text;
begin
  perform tests.run(command, payload);
  raise exception using errcode = 'TDONE';
exception
  when sqlstate 'TDONE' then return null;
  when others then
    get stacked diagnostics about = pg_exception_detail;
    return about;
end
$$;

-- The error of a statement as 'sqlstate message', or 'none'. What it did is undone either way.
create function tests.error_of(statement text) returns text language plpgsql as $$
declare
  state text;
  message text;
begin
  execute statement;
  raise exception using errcode = 'TDONE';
exception
  when sqlstate 'TDONE' then return 'none';
  when query_canceled or others then
    get stacked diagnostics state = returned_sqlstate, message = message_text;
    return state || ' ' || message;
end
$$;

-- Rows that the current role reads of a table; null when it may not read it at all.
create function tests.rows_of(table_name text) returns bigint language plpgsql as $$
declare
  rows bigint;
begin
  execute format('select count(*) from public.%I', table_name) into rows;
  return rows;
exception when insufficient_privilege then return null;
end
$$;

create function tests.make_organ(name text, kind text, parent text default null, division text default null) returns uuid language sql as $$
  insert into public.organs (id, kind, name, division_code, parent_id)
  values (tests.id(name), kind, name, division, tests.id(parent)) returning id
$$;

-- role '' = none. The account is made afterwards by tests.sign_up.
create function tests.make_officer(name text, organ text, role text default '', scope text default null) returns uuid language sql as $$
  insert into public.officers (id, organ_id, name, post) values (tests.id(name), tests.id(organ), name, 'post');
  insert into public.role_grants (id, officer_id, role, organ_id, valid_from)
    select tests.id('role:' || name), tests.id(name), role, tests.id(coalesce(scope, organ)), '2024-01-01' where role <> '';
  select tests.id(name)
$$;

-- An invitation and the sign-up that uses it, the way everybody gets an account.
create function tests.sign_up(officer text) returns void language sql as $$
  insert into public.invitations (id, officer_id, email, code_sha256, expires_at)
  values (tests.id('invitation:' || officer), tests.id(officer), replace(officer, ' ', '.') || '@example.invalid',
    sha256(convert_to('code-of-' || officer, 'UTF8')), now() + interval '1 day');
  insert into auth.users (id, email, raw_user_meta_data)
  values (tests.id('user:' || officer), replace(officer, ' ', '.') || '@example.invalid', jsonb_build_object('invitation_code', 'code-of-' || officer))
$$;

-- A city with two counties. 'county' has an office of each kind, two townships (north with four villages, south with three)
-- and one officer of each role; 'far county' is another's. The role of the former leader ended yesterday, the departed left then. Divisions: 9901 the city, 990123 county, 990124 far county.
create function tests.make_world() returns void language plpgsql as $$
declare
  person record;
begin
  insert into public.divisions (code, parent_code, level, name) values
    ('990100000000', null, 'city', 'city'),
    ('990123000000', '990100000000', 'county', 'county'), ('990124000000', '990100000000', 'county', 'far county'),
    ('990123100000', '990123000000', 'township', 'north'), ('990123101000', '990123000000', 'township', 'south'),
    ('990124100000', '990124000000', 'township', 'far'),
    ('990123100201', '990123100000', 'village', 'n1'), ('990123100202', '990123100000', 'village', 'n2'),
    ('990123100203', '990123100000', 'village', 'n3'), ('990123100204', '990123100000', 'village', 'n4'),
    ('990123101201', '990123101000', 'village', 's1'), ('990123101202', '990123101000', 'village', 's2'),
    ('990123101203', '990123101000', 'village', 's3'),
    ('990124100201', '990124100000', 'village', 'f1'), ('990124100202', '990124100000', 'village', 'f2');
  perform tests.make_organ('city', 'city_commission');
  perform tests.make_organ('county', 'county_commission', 'city', '990123000000');
  perform tests.make_organ('far county', 'county_commission', 'city', '990124000000');
  perform tests.make_organ('office', 'commission_office', 'county'), tests.make_organ('group', 'stationed_group', 'county');
  perform tests.make_organ('north', 'township_commission', 'county', '990123100000');
  perform tests.make_organ('south', 'township_commission', 'county', '990123101000');
  perform tests.make_organ('far', 'township_commission', 'far county', '990124100000');
  for person in select * from (values
    ('root administrator', 'city', 'administrator', 'city'),
    ('administrator', 'county', 'administrator', 'county'), ('leader', 'county', 'leader', 'county'),
    ('coordinator', 'county', 'area_coordinator', 'county'), ('officer', 'office', 'office_officer', 'county'),
    ('case manager', 'county', 'case_manager', 'county'), ('petition officer', 'county', 'petition_officer', 'county'),
    ('secretary', 'north', 'township_officer', 'north'), ('walker', 'north', 'grid_leader', 'north'), ('runner', 'north', 'grid_leader', 'north'),
    ('south secretary', 'south', 'township_officer', 'south'), ('south walker', 'south', 'grid_leader', 'south'),
    ('clerk', 'office', '', null), ('former leader', 'county', 'leader', 'county'), ('departed', 'north', 'township_officer', 'north'),
    ('far administrator', 'far county', 'administrator', 'far county'), ('far leader', 'far county', 'leader', 'far county'),
    ('far case manager', 'far county', 'case_manager', 'far county'), ('far secretary', 'far', 'township_officer', 'far'),
    ('far walker', 'far', 'grid_leader', 'far')
  ) as p (name, organ, role, scope) loop
    perform tests.make_officer(person.name, person.organ, person.role, person.scope);
    perform tests.sign_up(person.name);
  end loop;
  update public.role_grants set valid_to = private.today() - 1 where officer_id = tests.id('former leader');
  update public.officers set left_on = private.today() - 1 where id = tests.id('departed');
end
$$;

-- A published plan: north has two grids (walker n1 n2, runner n3 n4), south one (south walker), far county one of its own.
create function tests.make_grids(effective_on date default '2026-01-01') returns void language plpgsql as $$
declare
  g record;
begin
  insert into public.grid_plans (id, organ_id, name, author_id, seed) values
    (tests.id('plan'), tests.id('county'), 'plan', tests.id('coordinator'), 1),
    (tests.id('far plan'), tests.id('far county'), 'far plan', tests.id('far administrator'), 1);
  for g in select * from (values
    ('grid one', 'plan', '990123100000', 'walker', array['990123100201', '990123100202']),
    ('grid two', 'plan', '990123100000', 'runner', array['990123100203', '990123100204']),
    ('south grid', 'plan', '990123101000', 'south walker', array['990123101201', '990123101202', '990123101203']),
    ('far grid', 'far plan', '990124100000', 'far walker', array['990124100201', '990124100202'])
  ) as x (name, plan, township, leader, villages) loop
    insert into public.grids (id, plan_id, township_code, name, leader_id) values (tests.id(g.name), tests.id(g.plan), g.township, g.name, tests.id(g.leader));
    insert into public.grid_villages (plan_id, village_code, grid_id) select tests.id(g.plan), v, tests.id(g.name) from unnest(g.villages) v;
  end loop;
  perform private.open_transition('grid_plans', tests.id('plan'), 'published');
  update public.grid_plans set state = 'published' where id = tests.id('plan');
  perform private.publish_grid_plan(tests.id('plan'), jsonb_build_object('effective_on', effective_on));
  perform private.open_transition('grid_plans', tests.id('far plan'), 'published');
  update public.grid_plans set state = 'published' where id = tests.id('far plan');
  perform private.publish_grid_plan(tests.id('far plan'), jsonb_build_object('effective_on', effective_on));
end
$$;

-- A visit payload with sensible defaults; whatever is given replaces them.
create function tests.visit(village text, given jsonb default '{}') returns jsonb language sql stable as $$
  select jsonb_build_object('village_code', village, 'kind', 'walk', 'started_at', now() - interval '1 hour') || given
$$;
create function tests.problem(name text, category text, description text default 'as told on the visit') returns jsonb language sql stable as $$
  select jsonb_build_object('id', tests.id(name), 'category', category, 'description', description)
$$;
grant execute on all functions in schema tests to anon, authenticated, service_role;
