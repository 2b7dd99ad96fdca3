-- Photos of visits: uploaded by who went, after the visit itself; read by whoever reads the visit. They lie in a private bucket as
-- visits/<visit>/<photo>.jpg and are never replaced: no policy allows an update or a removal.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('photos', 'photos', false, 4194304, array['image/jpeg']) on conflict (id) do nothing;

-- The visit that a photo belongs to; null for any other name, which then nobody may write or read.
create function private.photo_visit_id(object_name text) returns uuid
language sql immutable as $$
  select case when object_name ~ '^visits/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.jpg$'
    then split_part(object_name, '/', 2)::uuid end
$$;
grant execute on function private.photo_visit_id to authenticated;

create policy "photos: added by who made the visit" on storage.objects
  for insert to authenticated with check (
    bucket_id = 'photos' and not (select private.is_seeing_as())
    and exists (select from public.visits v
      where v.id = private.photo_visit_id(objects.name) and v.author_id = (select private.real_officer_id())));
create policy "photos: read with their visit" on storage.objects
  for select to authenticated using (
    bucket_id = 'photos' and exists (select from public.visits v where v.id = private.photo_visit_id(objects.name)));
