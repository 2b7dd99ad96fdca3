-- Accounts exist only by invitation: every other sign-up fails in the database, whichever way it comes.
select plan(39);
select tests.make_world();
select tests.reset();
do $$ begin perform tests.make_officer('guest', 'north', 'township_officer'); end $$;

create function tests.sign_up_error(email text, meta jsonb) returns text language sql as $$
  select tests.error_of(format('insert into auth.users (id, email, raw_user_meta_data) values (gen_random_uuid(), %L, %L)', email, meta))
$$;
create function tests.invitation_of(officer text, email text, code text, days integer default 7) returns jsonb language sql as $$
  select jsonb_build_object('officer_id', tests.id(officer), 'email', email, 'code', code, 'days', days)
$$;
grant execute on function tests.invitation_of to authenticated;

select tests.act_as('administrator');
select is(tests.run('invite_officer', tests.invitation_of('guest', 'Guest@Example.invalid', 'a-code-of-twenty-letters'), tests.id('first')) ->> 'invitation_id',
  tests.id('first')::text, 'an administrator invites an officer of his county');
select is((select email from public.invitations where id = tests.id('first')), 'guest@example.invalid', 'the address is kept in small letters');
select throws_ok('select code_sha256 from public.invitations', '42501', 'permission denied for table invitations', 'not even the hash of a code can be read');
select tests.reset();
select is_empty($$ select from public.receipts r where r::text like '%a-code-of-twenty-letters%' $$, 'the code is in no receipt');
select is_empty($$ select from public.events e where e::text like '%a-code-of-twenty-letters%' $$, 'and in no event');
select tests.act_as('administrator');
select is(tests.refusal('invite_officer', tests.invitation_of('guest', 'guest@example.invalid', 'short')), 'field_invalid', 'a short code is refused');
select is(tests.refusal('invite_officer', tests.invitation_of('guest', 'no address', 'a-code-of-twenty-letters')), 'invalid_value', 'a malformed address is refused');
select is(tests.refusal('invite_officer', tests.invitation_of('guest', 'guest@example.invalid', 'a-code-of-twenty-letters-b', 60)), 'forbidden', 'no invitation is open for longer than thirty days');
select is(tests.refusal('invite_officer', tests.invitation_of('walker', 'walker@example.invalid', 'a-code-of-twenty-letters-b')), 'account_exists', 'who has an account is not invited again');
select is(tests.refusal('invite_officer', tests.invitation_of('far walker', 'far@example.invalid', 'a-code-of-twenty-letters-b')), 'forbidden', 'nobody invites for another county');
select tests.act_as('leader');
select is(tests.refusal('invite_officer', tests.invitation_of('guest', 'guest@example.invalid', 'a-code-of-twenty-letters-b')), 'forbidden', 'a leader invites nobody');
select is(tests.rows_of('invitations'), 0::bigint, 'and reads no invitation');

-- What the page behind the link shows.
select tests.act_as_anon();
select is(public.invitation_status('a-code-of-twenty-letters') - 'expires_at',
  '{"status": "open", "email": "guest@example.invalid", "officer_name": "guest", "organ_name": "north"}', 'who holds the code sees whom it is for');
select is(public.invitation_status('another-code-of-twenty'), '{"status": "unknown"}', 'nobody else learns anything');

-- Sign-up.
select tests.reset();
select is(tests.sign_up_error('guest@example.invalid', '{}'), 'P0001 invitation_invalid', 'no account without an invitation');
select is(tests.sign_up_error('guest@example.invalid', null), 'P0001 invitation_invalid', 'nor without any data');
select is(tests.sign_up_error('guest@example.invalid', '{"invitation_code": "a-code-of-twenty-letterz"}'), 'P0001 invitation_invalid', 'nor with a wrong code');
select is(tests.sign_up_error('other@example.invalid', '{"invitation_code": "a-code-of-twenty-letters"}'), 'P0001 invitation_invalid', 'nor for another address');
select is(tests.sign_up_error(null, '{"invitation_code": "a-code-of-twenty-letters"}'), 'P0001 invitation_invalid', 'nor without an address');
update public.invitations set expires_at = now() - interval '1 second' where id = tests.id('first');
select is(tests.sign_up_error('guest@example.invalid', '{"invitation_code": "a-code-of-twenty-letters"}'), 'P0001 invitation_invalid', 'nor after it has expired');
select is(public.invitation_status('a-code-of-twenty-letters'), '{"status": "expired"}', 'an expired link names nobody any more');

select tests.act_as('administrator');
select tests.send('invite_officer', tests.invitation_of('guest', 'guest@example.invalid', 'the-second-code-of-twenty'), tests.id('second'));
select isnt((select revoked_at from public.invitations where id = tests.id('first')), null, 'a new invitation revokes the open one');
select tests.send('revoke_invitation', jsonb_build_object('invitation_id', tests.id('second')));
select tests.reset();
select is(tests.sign_up_error('guest@example.invalid', '{"invitation_code": "the-second-code-of-twenty"}'), 'P0001 invitation_invalid', 'nor with a revoked one');

select tests.act_as('administrator');
select tests.send('invite_officer', tests.invitation_of('guest', 'guest@example.invalid', 'the-third-code-of-twenty'), tests.id('third'));
select tests.reset();
insert into auth.users (id, email, raw_user_meta_data) values (tests.id('user:guest'), 'guest@example.invalid', '{"invitation_code": "the-third-code-of-twenty", "theme": "large"}');
select is((select user_id from public.officers where id = tests.id('guest')), tests.id('user:guest'), 'a good one makes the account and links the officer');
select is((select raw_user_meta_data from auth.users where id = tests.id('user:guest')), '{"theme": "large"}', 'the code is not kept with the account');
select isnt((select used_at from public.invitations where id = tests.id('third')), null, 'the invitation is used up');
select is(tests.sign_up_error('guest@example.invalid', '{"invitation_code": "the-third-code-of-twenty"}'), 'P0001 invitation_invalid', 'and works once');
select is(public.invitation_status('the-third-code-of-twenty'), '{"status": "used"}', 'a used link names nobody');
select tests.act_as('guest');
select is(public.me() #>> '{officer,name}', 'guest', 'the new account is the officer');
select tests.act_as('administrator');
select is(tests.refusal('revoke_invitation', jsonb_build_object('invitation_id', tests.id('third'))), 'not_found', 'a used invitation cannot be revoked');

-- Taking over a mightier officer by inviting him to one's own address.
select tests.reset();
do $$ begin perform tests.make_officer('envoy', 'county', 'leader', 'city'); end $$;
select tests.act_as('administrator');
select is(tests.refusal('invite_officer', tests.invitation_of('envoy', 'mine@example.invalid', 'the-fourth-code-of-twenty')), 'forbidden',
  'a county''s administrator invites nobody whose role reaches beyond the county');

-- A code kept back until the officer has become mightier, or has left.
select tests.reset();
do $$ begin perform tests.make_officer('later', 'north', 'township_officer'), tests.make_officer('gone', 'north'); end $$;
select tests.act_as('administrator');
select tests.send('invite_officer', tests.invitation_of('later', 'later@example.invalid', 'the-fifth-code-of-twenty'));
select tests.send('invite_officer', tests.invitation_of('gone', 'gone@example.invalid', 'the-sixth-code-of-twenty'));
select tests.reset();
insert into public.role_grants (id, officer_id, role, organ_id, valid_from) values (tests.id('role beyond'), tests.id('later'), 'case_manager', tests.id('city'), private.today());
update public.officers set left_on = private.today() - 1 where id = tests.id('gone');
select is(tests.sign_up_error('later@example.invalid', '{"invitation_code": "the-fifth-code-of-twenty"}'), 'P0001 invitation_invalid', 'a code kept back does not open what its maker could not invite to');
select is(public.invitation_status('the-fifth-code-of-twenty'), '{"status": "revoked"}', 'and names nobody any more');
select is(tests.sign_up_error('gone@example.invalid', '{"invitation_code": "the-sixth-code-of-twenty"}'), 'P0001 invitation_invalid', 'nor does one of who has left');
delete from public.role_grants where id = tests.id('role beyond');
select is(tests.sign_up_error('later@example.invalid', '{"invitation_code": "the-fifth-code-of-twenty"}'), 'none', 'as long as he is within reach it opens');

-- The first administrator of an empty installation.
select tests.reset();
select is(tests.error_of($$ select private.bootstrap_administrator('first@example.invalid', 'first', 'county') $$), 'P0001 already_bootstrapped', 'an installation in use has its administrator already');
select tests.act_as('administrator');
select is(tests.error_of($$ select private.bootstrap_administrator('first@example.invalid', 'first', 'county') $$),
  '42501 permission denied for function bootstrap_administrator', 'and only who owns the database makes the first');
select tests.reset();
create temp table made (code text);
create temp table refused (n serial, error text);
do $$
begin
  -- make it an installation without any role
  alter table public.role_grants disable trigger user;
  delete from public.role_grants;
  insert into refused (error) select tests.error_of($q$ select private.bootstrap_administrator('first@example.invalid', 'first', 'first office', 'commission_office') $q$);
  insert into refused (error) select tests.error_of($q$ do $r$ begin
    perform private.bootstrap_administrator('first@example.invalid', 'first', 'first city', 'city_commission');
    if (select kind from public.organs where name = 'first city') <> 'city_commission' then raise exception 'not a city'; end if;
  end $r$ $q$);
  insert into made select private.bootstrap_administrator('First@example.invalid', 'first', 'first county');
  insert into auth.users (id, email, raw_user_meta_data) select tests.id('user:first'), 'first@example.invalid', jsonb_build_object('invitation_code', code) from made;
end
$$;
select results_eq('select error from refused order by n', array['P0001 field_invalid', 'none'], 'the root is a county commission, or on request a city commission, and nothing else');
select tests.act_as('first');
select is(public.me() #>> '{roles,0,role}', 'administrator', 'with its one line the first administrator signs up');

select * from finish();
