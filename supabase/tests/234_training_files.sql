-- Material of a training: added by who holds it, read by whoever reads the training, taken away for good.
select plan(25);
select tests.make_world();
create function tests.object(training text, file text, ending text default 'pdf') returns text language sql immutable as $$
  select format('trainings/%s/%s.%s', tests.id(training), tests.id(file), ending)
$$;
create function tests.upload(object_name text, bucket text default 'materials') returns text language plpgsql as $$
begin
  insert into storage.objects (bucket_id, name) values (bucket, object_name);
  return 'done';
exception when others then return sqlstate;
end
$$;
create function tests.line(training text, file text, more jsonb default '{}') returns jsonb language sql immutable as $$
  select jsonb_build_object('activity_id', tests.id(training), 'file_id', tests.id(file), 'name', 'slides.pdf', 'ending', 'pdf', 'bytes', 1000) || more
$$;
create function tests.objects() returns bigint language sql stable as $$ select count(*) from storage.objects where bucket_id = 'materials' $$;
grant execute on all functions in schema tests to authenticated, anon;

select is((select (public, file_size_limit)::text from storage.buckets where id = 'materials'), '(f,20971520)', 'the bucket is private and takes 20 MB at most');
select is((select cardinality(allowed_mime_types) from storage.buckets where id = 'materials'), 6, 'of six kinds, none of which a browser runs');

select tests.act_as('coordinator');
select tests.send('save_link_activity', jsonb_build_object('kind', 'area_training', 'organ_id', tests.id('county'), 'title', 'a training', 'on_day', '2026-03-01'), tests.id('training'));
select tests.send('save_link_activity', jsonb_build_object('kind', 'joint_petition_handling', 'organ_id', tests.id('county'), 'title', 'a petition', 'on_day', '2026-03-01',
  'participants', jsonb_build_array(jsonb_build_object('officer_id', tests.id('clerk')))), tests.id('petition'));
select is(tests.refusal('add_training_file', tests.line('training', 'slides')), 'not_found', 'a line does not come before its file');
select is(tests.upload(tests.object('training', 'slides')), 'done', 'who holds the training uploads');
select is(tests.upload(tests.object('training', 'page', 'html')), '42501', 'no page');
select is(tests.upload(tests.object('training', 'slides'), 'photos'), '42501', 'not among the photos');
select is(tests.upload('loose.pdf'), '42501', 'nothing outside of a training');
select is(tests.upload(tests.object('petition', 'slides')), '42501', 'nothing for another kind of activity');
select is(tests.upload(tests.object('nowhere', 'slides')), '42501', 'nor for one that does not exist');
select is(tests.objects(), 0::bigint, 'what has no line yet is read by nobody');
select tests.send('add_training_file', tests.line('training', 'slides'));
select is(tests.objects(), 1::bigint, 'with its line it is');
select is((select public.link_activity_detail(tests.id('training')) #>> '{files,0,name}'), 'slides.pdf', 'and stands on the page');
select is(tests.refusal('add_training_file', tests.line('training', 'slides', '{"ending": "docx"}')), 'not_found', 'under the ending that was uploaded only');

select tests.act_as('walker');
select is(tests.objects(), 1::bigint, 'everybody of the county reads it');
select is(tests.upload(tests.object('training', 'own')), '42501', 'but adds nothing');
select is(tests.refusal('add_training_file', tests.line('training', 'own')), 'not_found', 'not a line either');
select is(tests.refusal('remove_training_file', jsonb_build_object('file_id', tests.id('slides'))), 'not_found', 'and takes nothing away');
select is_empty('delete from storage.objects returning id', 'nor past the commands');
select tests.act_as('far leader');
select is(tests.objects(), 0::bigint, 'another county reads nothing');
select tests.act_as('administrator');
select tests.send('start_see_as', jsonb_build_object('officer_id', tests.id('coordinator')));
select is(tests.upload(tests.object('training', 'looked')), '42501', 'who looks through the holder''s eyes adds nothing');
select tests.send('stop_see_as', '{}');
select tests.act_as_anon();
select is_empty('select id from storage.objects', 'who is not signed in reads nothing');

select tests.act_as('coordinator');
select tests.send('remove_training_file', jsonb_build_object('file_id', tests.id('slides')));
select is(tests.objects(), 0::bigint, 'what was taken away is read by nobody any more');
select is((select public.link_activity_detail(tests.id('training')) -> 'files'), '[]'::jsonb, 'and off the page');
select is(tests.refusal('remove_training_file', jsonb_build_object('file_id', tests.id('slides'))), 'not_found', 'once');
select is(tests.refusal('add_training_file', tests.line('training', 'slides')), 'already_exists', 'it does not come back under its old number');

select * from finish();
