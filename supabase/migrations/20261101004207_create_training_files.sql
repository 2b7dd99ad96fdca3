-- Material of a training: documents and pictures of at most 20 MB, handed in by who holds it, read by whoever reads the training. They
-- lie in a private bucket as trainings/<activity>/<file>.<ending>; a file is never replaced, and one taken away can be read no more.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('materials', 'materials', false, 20971520, array['application/pdf', 'image/jpeg', 'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation']) on conflict (id) do nothing;

create table public.training_files (
  id uuid primary key,
  activity_id uuid not null references public.link_activities (id),
  name text not null,
  ending text not null,
  bytes integer not null,
  author_id uuid not null references public.officers (id),
  added_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,
  constraint training_files_name_length check (length(btrim(name)) between 1 and 120),
  constraint training_files_ending_known check (ending in ('pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png')),
  constraint training_files_bytes_range check (bytes between 1 and 20971520)
);
create index training_files_activity_id_idx on public.training_files (activity_id);
alter table public.training_files enable row level security;
revoke all on public.training_files from anon, authenticated;
grant select, insert, update on public.training_files to authenticated;

-- The training that an object belongs to, and the file; null for any other name, which then nobody may write or read.
create function private.material_part(object_name text, part integer) returns uuid
language sql immutable as $$
  select case when object_name ~ '^trainings/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(pdf|docx|xlsx|pptx|jpg|png)$'
    then substr(split_part(object_name, '/', part), 1, 36)::uuid end
$$;
create function private.keeps_training(activity uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select not private.is_seeing_as() and coalesce(private.keeps_link_activity(activity), false)
    and exists (select from link_activities a where a.id = activity and a.kind = 'area_training')
$$;
grant execute on function private.material_part, private.keeps_training to authenticated;

create policy "training_files: read with the training" on public.training_files
  for select to authenticated using (activity_id in (select a.id from public.link_activities a));
create policy "training_files: added by who holds it, through a command" on public.training_files
  for insert to authenticated with check ((select private.in_command()) and private.keeps_training(activity_id));
create policy "training_files: taken away by who holds it" on public.training_files
  for update to authenticated using ((select private.in_command()) and private.keeps_training(activity_id));
create policy "materials: added by who holds the training" on storage.objects
  for insert to authenticated with check (bucket_id = 'materials' and private.keeps_training(private.material_part(objects.name, 2)));
create policy "materials: read with their training" on storage.objects
  for select to authenticated using (bucket_id = 'materials' and exists (
    select from public.training_files f
    where f.id = private.material_part(objects.name, 3) and f.activity_id = private.material_part(objects.name, 2) and f.removed_at is null));

-- payload: {activity_id, file_id, name, ending, bytes}: after the upload, which has to have arrived.
create function public.add_training_file(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'add_training_file', payload);
  training uuid := private.required_uuid(payload, 'activity_id');
  file uuid := private.required_uuid(payload, 'file_id');
  ending text := private.required_text(payload, 'ending', 4);
begin
  if answer is not null then return answer; end if;
  if not private.keeps_training(training) or not private.has_material(training, file, ending) then perform private.refuse('not_found', 'file'); end if;
  insert into training_files (id, activity_id, name, ending, bytes, author_id)
  values (file, training, private.required_text(payload, 'name', 120), ending, (payload ->> 'bytes')::integer, private.real_officer_id());
  perform private.append_event((select a.organ_id from link_activities a where a.id = training), 'link_activity', training::text, 'file_added',
    null, null, null, '{}', private.link_activity_readers(training));
  return private.finish_command(id, payload, jsonb_build_object('file_id', file));
end
$$;
create function private.has_material(training uuid, file uuid, ending text) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select exists (select from storage.objects o where o.bucket_id = 'materials' and o.name = format('trainings/%s/%s.%s', training, file, ending))
$$;
grant execute on function private.has_material to authenticated;

-- payload: {file_id}
create function public.remove_training_file(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'remove_training_file', payload);
  gone public.training_files;
begin
  if answer is not null then return answer; end if;
  update training_files f set removed_at = clock_timestamp() where f.id = private.required_uuid(payload, 'file_id') and f.removed_at is null returning * into gone;
  if gone.id is null then perform private.refuse('not_found', 'file'); end if;
  perform private.append_event((select a.organ_id from link_activities a where a.id = gone.activity_id), 'link_activity', gone.activity_id::text, 'file_removed',
    null, null, null, '{}', private.link_activity_readers(gone.activity_id));
  return private.finish_command(id, payload, jsonb_build_object('file_id', gone.id));
end
$$;
select private.register_commands('add_training_file', 'remove_training_file');
