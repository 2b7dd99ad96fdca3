-- What waits for me and what changed. A notification names an entity and carries no content; one that points to a matter
-- which is no longer open to the officer is not shown.

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references public.officers (id),
  kind text not null,
  entity text not null,
  entity_id uuid not null,
  params jsonb not null default '{}',
  needs_access boolean not null default false,
  made_at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  constraint notifications_no_content check (entity not in ('activation', 'deployment', 'clue', 'clue_naming', 'petition', 'case', 'link_activity')
    or params - array['from_on', 'to_on', 'due_on', 'on_day', 'days'] = '{}')
);
comment on column public.notifications.needs_access is 'The entity closes further: shown only while matter_access is open.';
comment on column public.notifications.params is 'Names of places and days for the sentence on screen; never text of a restricted matter: of those it takes days and nothing else.';
create index notifications_officer_id_idx on public.notifications (officer_id, made_at desc);
create index notifications_unread_idx on public.notifications (officer_id) where read_at is null;

alter table public.notifications enable row level security;
revoke all on public.notifications from anon, authenticated;
grant select, update (read_at) on public.notifications to authenticated;
create policy "notifications: own, while the matter is open" on public.notifications
  for select to authenticated using (officer_id = (select private.real_officer_id())
    and (not needs_access or private.has_access(entity, entity_id)));
create policy "notifications: marked as read by their own command" on public.notifications
  for update to authenticated using ((select private.in_command()) and officer_id = (select private.real_officer_id()))
  with check (officer_id = (select private.real_officer_id()));

create function private.notify(officer uuid, kind text, entity text, entity_id uuid, params jsonb default '{}', needs_access boolean default false) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  if officer is null or officer = private.real_officer_id() then return; end if;
  insert into notifications (officer_id, kind, entity, entity_id, params, needs_access)
  values (officer, notify.kind, notify.entity, notify.entity_id, notify.params, notify.needs_access);
end
$$;
comment on function private.notify is 'Tells an officer; nobody is told what he did himself.';
grant execute on function private.notify to authenticated;

-- Everybody who holds one of these roles over an organ.
create function private.notify_roles(roles text[], organ uuid, kind text, entity text, entity_id uuid, params jsonb default '{}') returns void
language sql volatile security definer set search_path = public, private, extensions, pg_temp as $$
  select private.notify(holder.officer_id, notify_roles.kind, notify_roles.entity, notify_roles.entity_id, notify_roles.params)
  from (
    select distinct g.officer_id from role_grants g
    join organs scope on scope.id = g.organ_id join organs o on o.id = notify_roles.organ and o.path <@ scope.path
    where g.role = any (notify_roles.roles) and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
  ) as holder
$$;
grant execute on function private.notify_roles to authenticated;

-- payload: {notification_ids: [...]}; empty = all that are unread.
create function public.mark_notifications_read(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'mark_notifications_read', payload);
  chosen text[] := private.text_array(payload, 'notification_ids');
  marked integer;
begin
  if answer is not null then return answer; end if;
  update notifications n set read_at = now() where n.read_at is null and (chosen = '{}' or n.id::text = any (chosen));
  get diagnostics marked = row_count;
  return private.finish_command(id, payload, jsonb_build_object('marked', marked));
end
$$;
select private.register_commands('mark_notifications_read');
