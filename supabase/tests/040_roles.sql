-- Roles: who is what, where and until when. Nobody gives himself one, and who configures does not handle matters.
select plan(35);
select tests.make_world();

create function tests.grant_of(officer text, role text, organ text, more jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('officer_id', tests.id(officer), 'role', role, 'organ_id', tests.id(organ)) || more
$$;
create function tests.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;
grant execute on function tests.grant_of, tests.today to authenticated;

select tests.act_as('administrator');
select is(tests.run('grant_role', tests.grant_of('clerk', 'office_officer', 'county'), tests.id('grant')), jsonb_build_object('role_grant_id', tests.id('grant')), 'an administrator grants a role');
select results_eq($$ select granted_by, valid_from, valid_to from public.role_grants where id = tests.id('grant') $$,
  $$ values (tests.id('administrator'), tests.today(), null::date) $$, 'it names who gave it and holds from today');
select tests.act_as('clerk');
select ok(tests.id('north') = any (private.visible_organ_ids()), 'it holds for the organ and all below');
select ok(not tests.id('far') = any (private.visible_organ_ids()), 'and for nothing beside');

-- Taking back takes effect at once.
select tests.act_as('administrator');
select tests.send('revoke_role', jsonb_build_object('role_grant_id', tests.id('grant')));
select tests.act_as('clerk');
select is(private.visible_organ_ids(), '{}', 'a role taken back ends at once');
select tests.act_as('administrator');
select tests.send('grant_role', tests.grant_of('clerk', 'office_officer', 'county', jsonb_build_object('valid_from', tests.today() - 30, 'valid_to', tests.today() - 1)), tests.id('earlier'));
select tests.send('grant_role', tests.grant_of('clerk', 'office_officer', 'county'), tests.id('again'));
select is(tests.run('revoke_role', jsonb_build_object('role_grant_id', tests.id('again'))), jsonb_build_object('role_grant_id', tests.id('again')),
  'even one given today to somebody whose earlier one ended yesterday');
select tests.act_as('clerk');
select is(private.visible_organ_ids(), '{}', 'and he has none left');
select tests.act_as('administrator');
select is_empty($$ select from public.role_grants where id = tests.id('again') and (tests.today() - 1) between valid_from and coalesce(valid_to, 'infinity') $$,
  'the record does not claim that he held it on a day before it was given');
select is(tests.refusal('revoke_role', jsonb_build_object('role_grant_id', tests.id('earlier'), 'valid_to', tests.today() + 30)), 'field_invalid',
  'taking back cannot bring an ended role to life');
select is(tests.refusal('revoke_role', jsonb_build_object('role_grant_id', gen_random_uuid())), 'not_found', 'an unknown grant is not found');

-- A role ends by itself.
select tests.act_as('former leader');
select is(private.visible_organ_ids(), '{}', 'a role that ended yesterday opens nothing');
select tests.act_as('administrator');
select tests.send('grant_role', tests.grant_of('clerk', 'office_officer', 'county', jsonb_build_object('valid_from', tests.today(), 'valid_to', tests.today())));
select tests.send('grant_role', tests.grant_of('runner', 'township_officer', 'north', jsonb_build_object('valid_from', tests.today() + 1)));
select tests.act_as('clerk');
select ok(tests.id('north') = any (private.visible_organ_ids()), 'a role holds on its last day');
select tests.act_as('runner');
select is(private.visible_organ_ids(), '{}', 'and not before its first');

-- Not oneself, not beyond one's scope.
select tests.act_as('administrator');
select is(tests.refusal('grant_role', tests.grant_of('administrator', 'leader', 'county')), 'own_role', 'nobody grants himself a role');
select is(tests.refusal('revoke_role', jsonb_build_object('role_grant_id', tests.id('role:administrator'))), 'not_found', 'or touches his own');
select is(tests.refusal('grant_role', tests.grant_of('clerk', 'leader', 'city')), 'forbidden', 'nobody grants a role above his scope');
select is(tests.refusal('grant_role', tests.grant_of('clerk', 'leader', 'far county')), 'forbidden', 'or beside it');
select is(tests.refusal('grant_role', tests.grant_of('far leader', 'leader', 'county')), 'forbidden', 'or to another county''s officer');
select is(tests.refusal('grant_role', tests.grant_of('clerk', 'king', 'county')), 'invalid_value', 'an unknown role is refused');
select is(tests.refusal('grant_role', tests.grant_of('walker', 'grid_leader', 'north')), 'overlaps', 'a role is held once at a time');
select tests.act_as('leader');
select is(tests.refusal('grant_role', tests.grant_of('clerk', 'administrator', 'county')), 'forbidden', 'a leader grants nothing');
select tests.act_as('root administrator');
select tests.send('grant_role', tests.grant_of('former leader', 'office_officer', 'city'));
select tests.act_as('administrator');
select is(tests.refusal('grant_role', tests.grant_of('former leader', 'administrator', 'county')), 'forbidden',
  'an officer whose role reaches beyond my scope is not mine to administer');

-- The policies say the same, whatever a command forgets to ask.
create function pg_temp.grant_past(officer text, organ text, giver text) returns text language sql as $$
  select set_config('liandong.command', 'grant_role', true);
  select left(tests.error_of(format('insert into public.role_grants (id, officer_id, role, organ_id, valid_from, granted_by) values (gen_random_uuid(), %L, ''office_officer'', %L, ''2026-01-01'', %L)',
    tests.id(officer), tests.id(organ), tests.id(giver))), 5)
$$;
select is(pg_temp.grant_past('administrator', 'county', 'root administrator'), '42501', 'no row makes its writer what he was not');
select is(pg_temp.grant_past('clerk', 'city', 'administrator'), '42501', 'none reaches above his scope');
select is(pg_temp.grant_past('clerk', 'county', 'root administrator'), '42501', 'none names another as giver');
do $$ begin perform set_config('liandong.command', '', true); end $$;

-- Separate duties.
select is(tests.refusal('grant_role', tests.grant_of('case manager', 'administrator', 'county')), 'duties_conflict', 'who manages cases does not administer');
select is(tests.refusal('grant_role', tests.grant_of('petition officer', 'administrator', 'county')), 'duties_conflict', 'nor who opens petitions');
select tests.send('grant_role', tests.grant_of('south walker', 'administrator', 'south'), tests.id('asked'));
select tests.act_as('leader');
select tests.send('decide_appointment', jsonb_build_object('kind', 'role', 'appointment_id', tests.id('asked'), 'agree', true));
select tests.act_as('administrator');
select is(tests.refusal('grant_role', tests.grant_of('south walker', 'case_manager', 'county')), 'duties_conflict', 'nor the other way about');
select tests.reset();
select is(tests.error_of($$ insert into public.role_grants (id, officer_id, role, organ_id, valid_from) values (gen_random_uuid(), tests.id('administrator'), 'case_manager', tests.id('county'), tests.today()) $$),
  'P0001 duties_conflict', 'not even by who owns the database');
select is(tests.error_of($$ update public.role_grants set granted_by = officer_id where id = tests.id('role:clerk') or id = tests.id('role:walker') $$),
  '23514 new row for relation "role_grants" violates check constraint "role_grants_not_own"', 'and a grant never names its holder as giver');

-- Reading.
select tests.act_as('walker');
select is(tests.rows_of('role_grants'), 1::bigint, 'an officer reads his own roles');
select tests.act_as('leader');
select is(tests.rows_of('role_grants'), 1::bigint, 'a leader no more than that');
select tests.act_as('far administrator');
select is(tests.rows_of('role_grants'), 5::bigint, 'an administrator those of his scope');
select is((select jsonb_array_length(public.me() -> 'roles')), 1, 'and me() names one''s own');
select tests.act_as('stranger');
select is(public.me() -> 'officer', 'null'::jsonb, 'an account without an officer is nobody');

select * from finish();
