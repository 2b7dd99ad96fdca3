-- A second person. Who configures could make somebody up, give him a role that opens matters and invite him to an address of his own.
-- So a role that opens content, or that could confirm such a role, holds only once a leader or another administrator has agreed, who
-- is told the person, his organ and the address of the account; and so does an invitation of somebody who holds such a role. A county
-- with one administrator has its leaders for that. The first leader of a new installation is appointed alone: nobody else has been there. Where everybody
-- who could agree has gone, who owns the database appoints the next.

create table public.role_requests (
  id uuid primary key,
  officer_id uuid not null references public.officers (id),
  role text not null,
  organ_id uuid not null references public.organs (id),
  valid_from date not null,
  valid_to date,
  asked_by uuid not null references public.officers (id),
  asked_at timestamptz not null default clock_timestamp(),
  decision text,
  decided_by uuid references public.officers (id),
  decided_at timestamptz,
  constraint role_requests_decision_known check (decision in ('confirmed', 'refused', 'withdrawn')),
  constraint role_requests_decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint role_requests_confirmed_by_another check (decision <> 'confirmed' or (decided_by <> asked_by and decided_by <> officer_id)),
  constraint role_requests_validity check (valid_to >= valid_from)
);
comment on table public.role_requests is 'Roles that wait for a second person, and what became of them. Until confirmed they open nothing.';
create index role_requests_open_idx on public.role_requests (organ_id) where decision is null;
create unique index role_requests_one_open_key on public.role_requests (officer_id, role, organ_id) where decision is null;
create trigger role_requests_keep_duties_apart before insert on public.role_requests
  for each row execute function private.keep_duties_apart();

-- Who may agree for an organ: a leader or administrator over it with an account, none of those left out.
create function private.second_persons(organ uuid, left_out uuid[]) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce(array_agg(distinct f.id), '{}')
  from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = organ and o.path <@ scope.path join officers f on f.id = g.officer_id
  where g.role in ('leader', 'administrator') and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')
    and f.user_id is not null and (f.left_on is null or f.left_on >= private.today()) and not f.id = any (left_out)
$$;

create function private.role_needs_second(role text, organ uuid, asker uuid, officer uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when role in ('case_manager', 'petition_officer') then true
    when role in ('leader', 'administrator') then exists (
      select from role_grants g join organs scope on scope.id = g.organ_id join organs o on o.id = organ and o.path <@ scope.path join officers f on f.id = g.officer_id
      where g.role in ('leader', 'administrator') and f.user_id is not null and not f.id in (asker, officer))
    else false end
$$;
comment on function private.role_needs_second is 'Leaders and administrators are appointed alone only where nobody else has ever been one: who takes a leader''s role away is not alone by that.';

create function private.invitation_needs_second(officer uuid, inviter uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select exists (select from role_grants g where g.officer_id = officer and coalesce(g.valid_to, 'infinity') >= private.today()
    and private.role_needs_second(g.role, g.organ_id, inviter, officer))
$$;
grant execute on function private.second_persons, private.role_needs_second, private.invitation_needs_second to authenticated;

alter policy "role_grants: added by an administrator's command" on public.role_grants
  with check ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[])
    and officer_id <> (select private.acting_officer_id()) and granted_by = (select private.acting_officer_id())
    and not private.role_needs_second(role, organ_id, granted_by, officer_id));

alter table public.role_requests enable row level security;
revoke all on public.role_requests from anon, authenticated;
grant select, insert on public.role_requests to authenticated;
create policy "role_requests: administrators and leaders over the organ" on public.role_requests
  for select to authenticated using (organ_id = any ((select private.granted_organ_ids(array['administrator', 'leader']))::uuid[]));
create policy "role_requests: asked by an administrator's command" on public.role_requests
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[])
    and officer_id <> (select private.acting_officer_id()) and asked_by = (select private.acting_officer_id()) and decision is null);

-- Called by grant_role: the role waits, and whoever may agree is told.
create function private.ask_second_person(request uuid, payload jsonb) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  organ uuid := private.required_uuid(payload, 'organ_id');
  officer uuid := private.required_uuid(payload, 'officer_id');
begin
  insert into role_requests (id, officer_id, role, organ_id, valid_from, valid_to, asked_by)
  values (request, officer, payload ->> 'role', organ, coalesce((payload ->> 'valid_from')::date, private.today()), (payload ->> 'valid_to')::date, private.acting_officer_id());
  if exists (select from role_grants g where g.officer_id = officer and g.role = payload ->> 'role' and g.organ_id = organ
      and daterange(g.valid_from, g.valid_to + 1) && daterange(coalesce((payload ->> 'valid_from')::date, private.today()), (payload ->> 'valid_to')::date + 1)) then
    raise exclusion_violation;
  end if;
  perform private.append_event(organ, 'role_grant', request::text, 'requested', null, null, null, jsonb_build_object('officer_id', officer, 'role', payload ->> 'role'));
  perform private.tell_second_persons(organ, officer, 'role_to_confirm', request);
end
$$;
create function private.tell_second_persons(organ uuid, officer uuid, kind text, about uuid) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  perform private.notify(p, kind, 'appointment', about) from unnest(private.second_persons(organ, array[private.real_officer_id(), officer])) p;
end
$$;
grant execute on function private.ask_second_person, private.tell_second_persons to authenticated;

-- What waits for a second person and concerns the caller: he may agree, or he asked himself.
create function private.open_appointments() returns table (kind text, id uuid, officer_id uuid, role text, organ_id uuid, asked_by uuid, asked_at timestamptz,
  valid_from date, valid_to date, email text, may_confirm boolean)
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
#variable_conflict use_column
declare
  me uuid := private.real_officer_id();
begin
  if private.is_seeing_as() then return; end if;
  return query
  with waiting as (
    select 'role' as kind, r.id, r.officer_id, r.role, r.organ_id, r.asked_by, r.asked_at, r.valid_from, r.valid_to,
      (select i.email from invitations i where i.officer_id = r.officer_id and (i.used_at is not null or i.revoked_at is null and i.expires_at > now()) order by i.created_at desc limit 1) as email
    from role_requests r where r.decision is null
    union all
    select distinct on (i.id) 'invitation', i.id, i.officer_id, g.role, g.organ_id, i.created_by, i.created_at, null::date, i.expires_at::date, i.email
    from invitations i join role_grants g on g.officer_id = i.officer_id and coalesce(g.valid_to, 'infinity') >= private.today()
      and private.role_needs_second(g.role, g.organ_id, i.created_by, g.officer_id)
    where private.invitation_waits(i)
  ), judged as (
    select w.*, me = any (private.second_persons(w.organ_id, array[w.asked_by, w.officer_id])) as may_confirm from waiting w
  )
  select j.* from judged j where j.may_confirm or j.asked_by = me;
end
$$;
grant execute on function private.open_appointments to authenticated;

create function public.appointments() returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'id', a.id, 'officer_id', a.officer_id, 'officer_name', f.name, 'post', f.post, 'organ_name', o.name,
    'has_account', f.user_id is not null, 'email', a.email, 'role', a.role, 'scope_name', s.name, 'asked_by_name', b.name, 'asked_at', a.asked_at,
    'valid_from', a.valid_from, 'valid_to', a.valid_to, 'may_confirm', a.may_confirm) order by a.asked_at, a.id), '[]')
  from private.open_appointments() a left join officers f on f.id = a.officer_id left join organs o on o.id = f.organ_id left join organs s on s.id = a.organ_id
  left join officers b on b.id = a.asked_by
$$;
revoke all on function public.appointments from public, anon;
grant execute on function public.appointments to authenticated;

-- payload: {kind: role | invitation, appointment_id, agree}: by a second person; who asked takes it back by not agreeing.
create function public.decide_appointment(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'decide_appointment', payload);
  what text := private.required_text(payload, 'kind');
  target uuid := private.required_uuid(payload, 'appointment_id');
  agrees boolean := coalesce((payload ->> 'agree')::boolean, false);
begin
  if answer is not null then return answer; end if;
  perform private.settle_appointment(what, target, agrees);
  return private.finish_command(id, payload, jsonb_build_object('appointment_id', target, 'agree', agrees));
end
$$;

create function private.settle_appointment(what text, target uuid, agrees boolean) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  me uuid := private.real_officer_id();
  a record;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  select * into a from private.open_appointments() x where x.kind = what and x.id = target;
  if not found then perform private.refuse('not_found', 'appointment'); end if;
  if agrees and not a.may_confirm then perform private.refuse('needs_another_person'); end if;
  if agrees and not private.is_administered_by(a.officer_id, a.asked_by) then perform private.refuse('forbidden'); end if;
  if what = 'role' then
    update role_requests r set decision = case when agrees then 'confirmed' when a.may_confirm then 'refused' else 'withdrawn' end, decided_by = me, decided_at = clock_timestamp()
      where r.id = target and r.decision is null;
    if agrees then
      insert into role_grants (id, officer_id, role, organ_id, valid_from, valid_to, granted_by) values (target, a.officer_id, a.role, a.organ_id, a.valid_from, a.valid_to, a.asked_by);
      -- the address was before him when he agreed
      update invitations i set confirmed_by = me where i.officer_id = a.officer_id and i.used_at is null and i.revoked_at is null;
    end if;
  elsif agrees then
    update invitations i set confirmed_by = me where i.id = target;
  else
    update invitations i set revoked_at = now() where i.id = target;
  end if;
  perform private.append_event(a.organ_id, case what when 'role' then 'role_grant' else 'invitation' end, target::text,
    case when agrees then 'confirmed' when a.may_confirm then 'refused' else 'withdrawn' end, null, null, null,
    jsonb_build_object('officer_id', a.officer_id, 'role', a.role, 'asked_by', a.asked_by));
  perform private.notify(a.asked_by, case when agrees then 'appointment_confirmed' else 'appointment_refused' end, 'appointment', target);
  if agrees then perform private.notify_roles(array['leader'], a.organ_id, 'appointment_confirmed', 'appointment', target); end if;
end
$$;
grant execute on function private.settle_appointment to authenticated;
select private.register_commands('decide_appointment');
