-- Photos of visits: added by who made the visit, read by whoever reads it, replaced and removed by nobody.
select plan(19);
select tests.make_world();
select tests.make_grids();

create function tests.photo(visit uuid, file text default '00000000-0000-7000-8000-000000000001.jpg') returns text language sql as $$
  select 'visits/' || visit || '/' || file
$$;
-- 'done', or the code of the refusal.
create function tests.upload(object_name text, bucket text default 'photos') returns text language plpgsql as $$
begin
  insert into storage.objects (bucket_id, name) values (bucket, object_name);
  return 'done';
exception when others then return sqlstate;
end
$$;
grant execute on function tests.photo, tests.upload to authenticated, anon;

select results_eq($$ select public, file_size_limit::integer, allowed_mime_types from storage.buckets where id = 'photos' $$,
  $$ values (false, 4194304, array['image/jpeg']) $$, 'the bucket is private and takes small JPEGs only');
select policies_are('storage', 'objects', array['photos: added by who made the visit', 'photos: read with their visit',
  'photos: added by who reported a correction', 'photos: read with their correction',
  'materials: added by who holds the training', 'materials: read with their training'], 'no policy besides these six');

select tests.act_as('walker');
select is(tests.upload(tests.photo(tests.id('visit'))), '42501', 'a photo does not come before its visit');
select tests.run('log_visit', tests.visit('990123100201'), tests.id('visit'));
select is(tests.upload(tests.photo(tests.id('visit'))), 'done', 'who made the visit adds a photo');
select is(tests.upload(tests.photo(tests.id('visit'), '00000000-0000-7000-8000-000000000002.jpg')), 'done', 'and another');
select is(tests.upload(tests.photo(tests.id('visit'), 'me.html')), '42501', 'under the name of a photo only');
select is(tests.upload(tests.photo(tests.id('visit'), '../' || tests.id('visit') || '.jpg')), '42501', 'and not beside its folder');
select is(tests.upload('loose.jpg'), '42501', 'nor outside of any visit');
select is(tests.upload(tests.photo(tests.id('visit')), 'other'), '42501', 'nor in another bucket');
select is((select count(*) from storage.objects), 2::bigint, 'the author sees both');
select is_empty($$ update storage.objects set name = 'visits/x' returning id $$, 'a photo cannot be moved');
select is_empty($$ delete from storage.objects returning id $$, 'nor removed');

select tests.act_as('secretary');
select is((select count(*) from storage.objects), 2::bigint, 'the township that reads the visit reads its photos');
select is(tests.upload(tests.photo(tests.id('visit'), '00000000-0000-7000-8000-000000000003.jpg')), '42501', 'and adds none to another''s visit');
select tests.act_as('south walker');
select is_empty($$ select id from storage.objects $$, 'another township sees none of them');
select tests.act_as('far leader');
select is_empty($$ select id from storage.objects $$, 'nor does another county');
select tests.act_as('departed');
select is_empty($$ select id from storage.objects $$, 'nor who is no officer any more');

select tests.reset();
set role anon;
select is_empty($$ select id from storage.objects $$, 'nor who is not signed in');
reset role;
select is((select count(*) from storage.objects), 2::bigint, 'nothing was changed by what was refused');
