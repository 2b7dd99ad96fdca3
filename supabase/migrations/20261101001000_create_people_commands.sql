-- Configuration commands: divisions, organs, officers, roles, ties, invitations, rules, calendar, looking through an officer's eyes.

-- payload: {rows: [{code, parent_code?, name, level, type?, lon?, lat?, coord_source?, workload?}], file_name?}
-- Adds and updates by code, all or nothing. Answers {added, changed, unchanged}.
create function public.import_divisions(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'import_divisions', payload);
  total integer;
  added integer;
  changed integer;
  outside text;
begin
  if answer is not null then return answer; end if;
  total := jsonb_array_length(payload -> 'rows');
  if total is null or total = 0 then perform private.refuse('field_required', 'rows'); end if;
  if total > 100000 then perform private.refuse('too_many_rows', '100000'); end if;
  select r ->> 'code' into outside from jsonb_array_elements(payload -> 'rows') r
    where not coalesce(r ->> 'code', '') ^@ any ((select private.administered_division_prefixes())::text[]) limit 1;
  if found then perform private.refuse('division_outside_scope', outside); end if;

  with input as (
    select * from jsonb_to_recordset(payload -> 'rows') as r(
      code text, parent_code text, level text, name text, type text, lon double precision, lat double precision, coord_source text, workload integer)
  ), written as (
    insert into divisions as d (code, parent_code, level, name, type, lon, lat, coord_source, workload)
    select i.code, i.parent_code, i.level, i.name, i.type, i.lon, i.lat, i.coord_source, coalesce(i.workload, e.workload, 1)
    from input i left join divisions e on e.code = i.code
    on conflict (code) do update set
      parent_code = excluded.parent_code, level = excluded.level, name = excluded.name, type = coalesce(excluded.type, d.type),
      lon = coalesce(excluded.lon, d.lon), lat = coalesce(excluded.lat, d.lat),
      coord_source = coalesce(excluded.coord_source, d.coord_source),
      workload = excluded.workload, valid_to = null, changed_xid = pg_current_xact_id()
    where (d.parent_code, d.level, d.name, d.type, d.lon, d.lat, d.coord_source, d.workload, d.valid_to) is distinct from
      (excluded.parent_code, excluded.level, excluded.name, coalesce(excluded.type, d.type), coalesce(excluded.lon, d.lon), coalesce(excluded.lat, d.lat),
        coalesce(excluded.coord_source, d.coord_source), excluded.workload, null)
    returning (xmax = 0) as is_added
  )
  select count(*) filter (where is_added), count(*) filter (where not is_added) into added, changed from written;
  -- a parent may come later in the file, not later than the file
  set constraints divisions_parent_code_fkey immediate;
  set constraints divisions_parent_code_fkey deferred;

  perform private.append_event(private.my_organ_id(), 'division_import', id::text, 'imported', null, null,
    private.optional_text(payload, 'file_name'), jsonb_build_object('added', added, 'changed', changed, 'rows', total));
  return private.finish_command(id, payload, jsonb_build_object('added', added, 'changed', changed, 'unchanged', total - added - changed));
end
$$;

create function private.my_organ_id() returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select organ_id from officers where id = private.acting_officer_id()
$$;
grant execute on function private.my_organ_id to authenticated;

-- payload: {organ_id?, kind, name, code?, division_code?, parent_id, valid_to?, version?}
create function public.save_organ(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_organ', payload);
  organ uuid := coalesce((payload ->> 'organ_id')::uuid, save_organ.id);
  was public.organs;
begin
  if answer is not null then return answer; end if;
  perform from organs o where o.id = organ for update;
  select * into was from organs o where o.id = organ;
  if was.id is null then
    insert into organs (id, kind, name, code, division_code, parent_id)
    values (organ, private.required_text(payload, 'kind'), private.required_text(payload, 'name'), private.optional_text(payload, 'code'),
      private.optional_text(payload, 'division_code'), private.required_uuid(payload, 'parent_id'));
  else
    perform private.check_version(payload, was.version);
    update organs o set kind = coalesce(payload ->> 'kind', o.kind), name = private.required_text(payload, 'name'),
      code = private.optional_text(payload, 'code'), division_code = private.optional_text(payload, 'division_code'),
      parent_id = case when o.parent_id is null then null else coalesce((payload ->> 'parent_id')::uuid, o.parent_id) end,
      valid_to = (payload ->> 'valid_to')::date, version = o.version + 1, changed_xid = pg_current_xact_id()
    where o.id = organ;
    if not found then perform private.refuse('forbidden'); end if;
  end if;
  perform private.append_event(organ, 'organ', organ::text, case when was.id is null then 'added' else 'changed' end, null, null, null,
    (select jsonb_build_object('kind', o.kind, 'name', o.name, 'code', o.code, 'division_code', o.division_code, 'parent_id', o.parent_id, 'valid_to', o.valid_to)
     from organs o where o.id = organ));
  return private.finish_command(id, payload, jsonb_build_object('organ_id', organ));
end
$$;

-- A stale form is told so instead of overwriting what somebody else saved.
create function private.check_version(payload jsonb, current_version integer) returns void
language plpgsql immutable as $$
begin
  if payload ? 'version' and (payload ->> 'version')::integer <> current_version then
    perform private.refuse('version_conflict', current_version::text);
  end if;
end
$$;
grant execute on function private.check_version to authenticated;

-- payload: {county_organ_id, rows?: null}. One township commission for each township of the county that has none:
-- 镇、乡 get 纪委, 街道 gets 纪工委. Answers {added}.
create function public.create_township_commissions(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'create_township_commissions', payload);
  county uuid := private.required_uuid(payload, 'county_organ_id');
  county_code text;
  added integer;
begin
  if answer is not null then return answer; end if;
  select o.division_code into county_code from organs o where o.id = county and o.kind = 'county_commission';
  if county_code is null then perform private.refuse('county_division_missing'); end if;
  insert into organs (id, kind, name, division_code, parent_id)
  select gen_random_uuid(), 'township_commission', d.name || case when d.name like '%街道%' then '纪工委' else '纪委' end, d.code, county
  from divisions d
  where d.parent_code = county_code and d.level = 'township' and d.valid_to is null
    and not exists (select from organs o where o.kind = 'township_commission' and o.division_code = d.code and o.valid_to is null);
  get diagnostics added = row_count;
  perform private.append_event(county, 'organ', county::text, 'township_commissions_added', null, null, null, jsonb_build_object('added', added));
  return private.finish_command(id, payload, jsonb_build_object('added', added));
end
$$;

-- payload: {rows: [{organ_id?, code?, name, kind, division_code?, parent_code? | parent_id?}], file_name?}
-- By id, else by code, else by name within the parent: there a code becomes that of the organ that has none. Parents may come earlier in the
-- same file. All or nothing.
create function public.import_organs(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'import_organs', payload);
  item jsonb;
  parent uuid;
  known public.organs;
  added integer := 0;
  changed integer := 0;
begin
  if answer is not null then return answer; end if;
  if coalesce(jsonb_array_length(payload -> 'rows'), 0) = 0 then perform private.refuse('field_required', 'rows'); end if;
  for item in select value from jsonb_array_elements(payload -> 'rows') loop
    parent := private.find_organ(item ->> 'parent_id', item ->> 'parent_code', item ->> 'parent_name');
    if parent is null then parent := private.my_organ_id(); end if;
    if item ->> 'organ_id' is not null then
      select * into known from organs o where o.id = (item ->> 'organ_id')::uuid;
      if not found then perform private.refuse('organ_not_found', item ->> 'name'); end if;
    else
      select * into known from organs o where o.code = item ->> 'code';
      if not found then
        select * into known from organs o where o.name = item ->> 'name' and o.parent_id = parent and o.valid_to is null
          and (item ->> 'code' is null or o.code is null) limit 1;
      end if;
    end if;
    if known.id is null then
      insert into organs (id, kind, name, code, division_code, parent_id)
      values (gen_random_uuid(), private.required_text(item, 'kind'), private.required_text(item, 'name'), private.optional_text(item, 'code'),
        private.optional_text(item, 'division_code'), parent);
      added := added + 1;
    elsif (known.kind, known.name, known.code, known.division_code) is distinct from
          (item ->> 'kind', item ->> 'name', coalesce(private.optional_text(item, 'code'), known.code), coalesce(item ->> 'division_code', known.division_code)) then
      update organs o set kind = item ->> 'kind', name = private.required_text(item, 'name'), code = coalesce(private.optional_text(item, 'code'), o.code),
        division_code = coalesce(private.optional_text(item, 'division_code'), o.division_code),
        version = o.version + 1, changed_xid = pg_current_xact_id() where o.id = known.id;
      if not found then perform private.refuse('forbidden', item ->> 'name'); end if;
      changed := changed + 1;
    end if;
  end loop;
  perform private.append_event(private.my_organ_id(), 'organ', id::text, 'imported', null, null, private.optional_text(payload, 'file_name'),
    jsonb_build_object('added', added, 'changed', changed));
  return private.finish_command(id, payload, jsonb_build_object('added', added, 'changed', changed,
    'unchanged', jsonb_array_length(payload -> 'rows') - added - changed));
end
$$;

create function private.find_organ(organ_id text, organ_code text, organ_name text) returns uuid
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  found_ids uuid[];
begin
  select array_agg(o.id) into found_ids from organs o
  where o.valid_to is null and case
    when organ_id is not null then o.id = organ_id::uuid
    when organ_code is not null then o.code = organ_code
    else o.name = organ_name end;
  if cardinality(found_ids) > 1 then perform private.refuse('organ_ambiguous', organ_name); end if;
  if coalesce(organ_id, organ_code, organ_name) is not null and found_ids is null then
    perform private.refuse('organ_not_found', coalesce(organ_code, organ_name, organ_id));
  end if;
  return found_ids[1];
end
$$;
grant execute on function private.find_organ to authenticated;

-- payload: {officer_id?, organ_id, name, post?, staff_no?, is_commission_leader?, skills?, availability?, grid_capacity?, max_villages?, left_on?, moved_on?, version?}
-- A change of organ or post closes the open post and opens the next one on moved_on (today); a post that began no earlier is
-- corrected instead.
create function public.save_officer(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_officer', payload);
  officer uuid;
begin
  if answer is not null then return answer; end if;
  officer := private.write_officer(id, payload);
  return private.finish_command(id, payload, jsonb_build_object('officer_id', officer));
end
$$;

create function private.write_officer(new_id uuid, item jsonb) returns uuid
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  officer uuid := coalesce((item ->> 'officer_id')::uuid, new_id);
  was public.officers;
  saved public.officers;
  moved_on date := coalesce((item ->> 'moved_on')::date, private.today());
begin
  perform from officers f where f.id = officer for update;
  select * into was from officers f where f.id = officer;
  if was.id is null then
    insert into officers (id, organ_id, name, post, staff_no, is_commission_leader, skills, availability, grid_capacity, max_villages)
    values (officer, private.required_uuid(item, 'organ_id'), private.required_text(item, 'name', 40), coalesce(private.optional_text(item, 'post', 60), ''),
      private.optional_text(item, 'staff_no', 40), coalesce((item ->> 'is_commission_leader')::boolean, false), private.text_array(item, 'skills'),
      coalesce(item ->> 'availability', 'available'), coalesce((item ->> 'grid_capacity')::integer, 0), coalesce((item ->> 'max_villages')::integer, 0))
    returning * into saved;
  else
    perform private.check_version(item, was.version);
    update officers f set organ_id = coalesce((item ->> 'organ_id')::uuid, f.organ_id), name = coalesce(private.optional_text(item, 'name', 40), f.name),
      post = coalesce(item ->> 'post', f.post), staff_no = coalesce(private.optional_text(item, 'staff_no', 40), f.staff_no),
      is_commission_leader = coalesce((item ->> 'is_commission_leader')::boolean, f.is_commission_leader),
      skills = case when item ? 'skills' then private.text_array(item, 'skills') else f.skills end,
      availability = coalesce(item ->> 'availability', f.availability),
      grid_capacity = coalesce((item ->> 'grid_capacity')::integer, f.grid_capacity),
      max_villages = coalesce((item ->> 'max_villages')::integer, f.max_villages),
      left_on = case when item ? 'left_on' then (item ->> 'left_on')::date else f.left_on end,
      version = f.version + 1, changed_xid = pg_current_xact_id()
    where f.id = officer returning * into saved;
    if not found then perform private.refuse('forbidden'); end if;
  end if;
  if was.id is null or (was.organ_id, was.post) is distinct from (saved.organ_id, saved.post) then
    update officer_posts p set organ_id = saved.organ_id, post = saved.post where p.officer_id = officer and upper_inf(p.held) and lower(p.held) >= moved_on;
    if not found then
      update officer_posts p set held = daterange(lower(p.held), moved_on) where p.officer_id = officer and upper_inf(p.held);
      insert into officer_posts (id, officer_id, organ_id, post, held)
      values (gen_random_uuid(), officer, saved.organ_id, saved.post, daterange(case when was.id is null then coalesce((item ->> 'since')::date, moved_on) else moved_on end, null));
    end if;
  end if;
  perform private.append_event(saved.organ_id, 'officer', officer::text, case when was.id is null then 'added' else 'changed' end, null, null, null,
    jsonb_build_object('post', saved.post, 'availability', saved.availability, 'left_on', saved.left_on));
  return officer;
end
$$;
grant execute on function private.write_officer to authenticated;

-- payload: {rows: [{officer_id?, name, staff_no?, organ_id? | organ_code? | organ_name?, post?, skills?, ...}], file_name?}
-- By id, else by staff_no, else by name within the organ: there a number becomes that of the officer who has none. Two of the same name there
-- are refused. All or nothing.
create function public.import_officers(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'import_officers', payload);
  item jsonb;
  organ uuid;
  known uuid[];
  added integer := 0;
  changed integer := 0;
begin
  if answer is not null then return answer; end if;
  if coalesce(jsonb_array_length(payload -> 'rows'), 0) = 0 then perform private.refuse('field_required', 'rows'); end if;
  for item in select value from jsonb_array_elements(payload -> 'rows') loop
    organ := private.find_organ(item ->> 'organ_id', item ->> 'organ_code', item ->> 'organ_name');
    if organ is null then perform private.refuse('field_required', 'organ_name'); end if;
    if item ->> 'officer_id' is not null then
      select array_agg(f.id) into known from officers f where f.id = (item ->> 'officer_id')::uuid;
      if known is null then perform private.refuse('not_found', 'officer'); end if;
    else
      select array_agg(f.id) into known from officers f where f.staff_no = item ->> 'staff_no';
      if known is null then
        select array_agg(f.id) into known from officers f
          where f.name = item ->> 'name' and f.organ_id = organ and f.left_on is null and (item ->> 'staff_no' is null or f.staff_no is null);
      end if;
    end if;
    if cardinality(known) > 1 then perform private.refuse('officer_ambiguous', item ->> 'name'); end if;
    if known is null then
      added := added + 1;
    elsif exists (select from officers f where f.id = known[1]
        and (f.name, f.organ_id, f.post, f.staff_no, f.is_commission_leader, f.availability, f.grid_capacity, f.max_villages) is not distinct from
          (coalesce(item ->> 'name', f.name), organ, coalesce(item ->> 'post', f.post), coalesce(private.optional_text(item, 'staff_no', 40), f.staff_no),
            coalesce((item ->> 'is_commission_leader')::boolean, f.is_commission_leader), coalesce(item ->> 'availability', f.availability),
            coalesce((item ->> 'grid_capacity')::integer, f.grid_capacity), coalesce((item ->> 'max_villages')::integer, f.max_villages))
        and f.skills is not distinct from case when item ? 'skills' then private.text_array(item, 'skills') else f.skills end) then
      continue;
    else
      changed := changed + 1;
    end if;
    perform private.write_officer(gen_random_uuid(), item || jsonb_build_object('organ_id', organ, 'officer_id', known[1]));
  end loop;
  return private.finish_command(id, payload, jsonb_build_object('added', added, 'changed', changed,
    'unchanged', jsonb_array_length(payload -> 'rows') - added - changed));
end
$$;

-- payload: {officer_id, role, organ_id, valid_from?, valid_to?}. Answers {role_grant_id}, or {role_request_id} where a second person has to agree.
create function public.grant_role(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'grant_role', payload);
  officer uuid := private.required_uuid(payload, 'officer_id');
  organ uuid := private.required_uuid(payload, 'organ_id');
begin
  if answer is not null then return answer; end if;
  if officer = private.acting_officer_id() then perform private.refuse('own_role'); end if;
  if not private.administers_officer(officer) then perform private.refuse('forbidden'); end if;
  if private.role_needs_second(private.required_text(payload, 'role'), organ, private.acting_officer_id(), officer) then
    perform private.ask_second_person(grant_role.id, payload);
    return private.finish_command(id, payload, jsonb_build_object('role_request_id', grant_role.id));
  end if;
  insert into role_grants (id, officer_id, role, organ_id, valid_from, valid_to, granted_by)
  values (grant_role.id, officer, private.required_text(payload, 'role'), organ, coalesce((payload ->> 'valid_from')::date, private.today()),
    (payload ->> 'valid_to')::date, private.acting_officer_id());
  perform private.append_event(organ, 'role_grant', grant_role.id::text, 'granted', null, null, null,
    jsonb_build_object('officer_id', officer, 'role', payload ->> 'role', 'valid_to', payload ->> 'valid_to'));
  return private.finish_command(id, payload, jsonb_build_object('role_grant_id', grant_role.id));
end
$$;

-- payload: {role_grant_id, valid_to?}: ends yesterday unless a day is given, so that it takes effect at once; never later than it did.
create function public.revoke_role(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'revoke_role', payload);
  target uuid := private.required_uuid(payload, 'role_grant_id');
  ended public.role_grants;
  last_day date := coalesce((payload ->> 'valid_to')::date, private.today() - 1);
begin
  if answer is not null then return answer; end if;
  select * into ended from role_grants g where g.id = target;
  if last_day > ended.valid_to then perform private.refuse('field_invalid', 'valid_to'); end if;
  update role_grants g set valid_to = greatest(last_day, g.valid_from - 1) where g.id = target returning * into ended;
  if not found then perform private.refuse('not_found', 'role_grant'); end if;
  perform private.append_event(ended.organ_id, 'role_grant', target::text, 'revoked', null, null, private.optional_text(payload, 'note'),
    jsonb_build_object('officer_id', ended.officer_id, 'role', ended.role, 'valid_to', ended.valid_to));
  return private.finish_command(id, payload, jsonb_build_object('role_grant_id', target));
end
$$;

-- payload: {officer_id, email, code, days?}: the code is made on the administrator's device; only its hash is kept.
-- An open invitation of the same officer is revoked by this one.
create function public.invite_officer(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'invite_officer', payload);
  officer uuid := private.required_uuid(payload, 'officer_id');
  code text := private.required_text(payload, 'code');
  expires timestamptz := now() + make_interval(days => coalesce((payload ->> 'days')::integer, 7));
begin
  if answer is not null then return answer; end if;
  if not private.administers_officer(officer) then perform private.refuse('forbidden'); end if;
  if length(code) < 20 then perform private.refuse('field_invalid', 'code'); end if;
  if exists (select from officers f where f.id = officer and f.user_id is not null) then perform private.refuse('account_exists'); end if;
  update invitations i set revoked_at = now() where i.officer_id = officer and i.used_at is null and i.revoked_at is null;
  insert into invitations (id, officer_id, email, code_sha256, expires_at, created_by)
  values (invite_officer.id, officer, lower(private.required_text(payload, 'email')), sha256(convert_to(code, 'UTF8')), expires, private.acting_officer_id());
  perform private.append_event((select f.organ_id from officers f where f.id = officer), 'invitation', invite_officer.id::text, 'invited', null, null, null,
    jsonb_build_object('officer_id', officer));
  if private.invitation_needs_second(officer, private.acting_officer_id()) then
    perform private.tell_second_persons((select f.organ_id from officers f where f.id = officer), officer, 'invitation_to_confirm', invite_officer.id);
  end if;
  return private.finish_command(id, payload, jsonb_build_object('invitation_id', invite_officer.id, 'expires_at', expires,
    'waits', private.invitation_needs_second(officer, private.acting_officer_id())));
end
$$;

-- payload: {invitation_id}
create function public.revoke_invitation(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'revoke_invitation', payload);
  target uuid := private.required_uuid(payload, 'invitation_id');
  officer uuid;
begin
  if answer is not null then return answer; end if;
  update invitations i set revoked_at = now() where i.id = target and i.used_at is null and i.revoked_at is null returning i.officer_id into officer;
  if not found then perform private.refuse('not_found', 'invitation'); end if;
  perform private.append_event((select f.organ_id from officers f where f.id = officer), 'invitation', target::text, 'revoked');
  return private.finish_command(id, payload, jsonb_build_object('invitation_id', target));
end
$$;

-- payload: {officer_id, kind, grade, source?, target_division_code? | target_organ_id? | target_officer_id?, valid_from?, valid_to?}
create function public.save_tie(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_tie', payload);
  officer uuid := private.required_uuid(payload, 'officer_id');
begin
  if answer is not null then return answer; end if;
  insert into ties (id, officer_id, kind, target_division_code, target_organ_id, target_officer_id, grade, source, valid_from, valid_to)
  values (save_tie.id, officer, private.required_text(payload, 'kind'), private.optional_text(payload, 'target_division_code'),
    (payload ->> 'target_organ_id')::uuid, (payload ->> 'target_officer_id')::uuid, private.required_text(payload, 'grade'),
    coalesce(payload ->> 'source', 'declared'), coalesce((payload ->> 'valid_from')::date, '2000-01-01'), (payload ->> 'valid_to')::date);
  perform private.append_event((select f.organ_id from officers f where f.id = officer), 'tie', save_tie.id::text, 'declared', null, null, null,
    jsonb_build_object('officer_id', officer), array[officer, private.acting_officer_id()]);
  return private.finish_command(id, payload, jsonb_build_object('tie_id', save_tie.id));
end
$$;

-- payload: {tie_id, valid_to?}
create function public.end_tie(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'end_tie', payload);
  target uuid := private.required_uuid(payload, 'tie_id');
  ended public.ties;
begin
  if answer is not null then return answer; end if;
  update ties t set valid_to = greatest(t.valid_from, coalesce((payload ->> 'valid_to')::date, private.today() - 1)) where t.id = target returning * into ended;
  if not found then perform private.refuse('not_found', 'tie'); end if;
  perform private.append_event((select f.organ_id from officers f where f.id = ended.officer_id), 'tie', target::text, 'ended', null, null,
    private.optional_text(payload, 'note'), '{}', array[ended.officer_id, private.acting_officer_id()]);
  return private.finish_command(id, payload, jsonb_build_object('tie_id', target));
end
$$;

-- payload: {code, organ_id, value, unit, effective_from, text_ref?, source?}: the version in force ends the day before.
create function public.set_rule(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'set_rule', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
  rule_code text := private.required_text(payload, 'code');
  starts date := private.required_date(payload, 'effective_from');
begin
  if answer is not null then return answer; end if;
  if not exists (select from rules r where r.code = rule_code) then perform private.refuse('unknown_rule', rule_code); end if;
  update rules r set effective_to = starts - 1
    where r.code = rule_code and r.organ_id = organ and r.effective_to is null and r.effective_from < starts;
  insert into rules (id, code, organ_id, value, unit, effective_from, text_ref, source)
  values (set_rule.id, rule_code, organ, (payload ->> 'value')::numeric, private.required_text(payload, 'unit'), starts,
    coalesce(payload ->> 'text_ref', ''), coalesce(payload ->> 'source', ''));
  perform private.append_event(organ, 'rule', rule_code, 'changed', null, null, payload ->> 'source',
    jsonb_build_object('value', payload -> 'value', 'unit', payload ->> 'unit', 'effective_from', starts));
  return private.finish_command(id, payload, jsonb_build_object('rule_id', set_rule.id));
end
$$;

-- payload: {days: [{day, kind, name?, provisional?}], source}
create function public.set_calendar_days(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'set_calendar_days', payload);
  changed integer;
begin
  if answer is not null then return answer; end if;
  insert into calendar_days (day, kind, name, source, provisional)
  select d.day, d.kind, coalesce(d.name, ''), private.required_text(payload, 'source'), coalesce(d.provisional, false)
  from jsonb_to_recordset(payload -> 'days') as d(day date, kind text, name text, provisional boolean)
  on conflict (day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source, provisional = excluded.provisional;
  get diagnostics changed = row_count;
  perform private.append_event(private.my_organ_id(), 'calendar', id::text, 'changed', null, null, payload ->> 'source',
    jsonb_build_object('days', changed, 'first', payload #>> '{days,0,day}'));
  return private.finish_command(id, payload, jsonb_build_object('days', changed));
end
$$;

-- payload: {division_code, geojson, attribution}
create function public.save_boundary(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'save_boundary', payload);
  code text := private.required_text(payload, 'division_code');
begin
  if answer is not null then return answer; end if;
  insert into boundaries (division_code, geojson, attribution) values (code, payload -> 'geojson', private.required_text(payload, 'attribution'))
  on conflict (division_code) do update set geojson = excluded.geojson, attribution = excluded.attribution, uploaded_at = now();
  perform private.append_event(private.my_organ_id(), 'boundary', code, 'uploaded', null, null, payload ->> 'attribution');
  return private.finish_command(id, payload, jsonb_build_object('division_code', code));
end
$$;

-- payload: {officer_id}: read-only for 15 minutes, logged where the officer's administrators and the officer himself can read it.
create function public.start_see_as(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'start_see_as', payload);
  officer uuid := private.required_uuid(payload, 'officer_id');
  organ uuid;
begin
  if answer is not null then return answer; end if;
  if not private.administers_officer(officer) then perform private.refuse('forbidden'); end if;
  select f.organ_id into organ from officers f where f.id = officer;
  perform private.log_access(organ, 'officer', officer::text, 'see_as');
  perform private.append_event(organ, 'see_as', officer::text, 'started');
  answer := private.finish_command(id, payload, jsonb_build_object('officer_id', officer, 'expires_at', now() + interval '15 minutes'));
  perform set_config('liandong.command', 'start_see_as', true);
  delete from see_as_sessions s where s.administrator_id = private.real_officer_id();
  insert into see_as_sessions (administrator_id, officer_id, expires_at) values (private.real_officer_id(), officer, now() + interval '15 minutes');
  perform set_config('liandong.command', '', true);
  return answer;
end
$$;

create function public.stop_see_as(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'stop_see_as', payload);
begin
  if answer is not null then return answer; end if;
  delete from see_as_sessions s where s.administrator_id = private.real_officer_id();
  return private.finish_command(id, payload, '{}');
end
$$;

-- Who I am to this installation: what the shell needs to draw itself.
create function public.me() returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object(
    'officer', (select jsonb_build_object('id', f.id, 'name', f.name, 'post', f.post) from officers f where f.id = private.acting_officer_id()),
    'organ', (select jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'division_code', o.division_code)
              from officers f join organs o on o.id = f.organ_id where f.id = private.acting_officer_id()),
    'roles', coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'organ_id', o.id, 'organ_name', o.name) order by g.role, o.name)
              from role_grants g join organs o on o.id = g.organ_id
              where g.officer_id = private.acting_officer_id()
                and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity')), '[]'),
    'seeing_as', (select jsonb_build_object('administrator_id', s.administrator_id, 'expires_at', s.expires_at)
              from see_as_sessions s where s.administrator_id = private.real_officer_id() and s.expires_at > now()),
    'server_time', now(), 'contract', 1)
$$;
revoke all on function public.me from public, anon;
grant execute on function public.me to authenticated;

select private.register_commands('import_divisions', 'save_organ', 'create_township_commissions', 'import_organs', 'save_officer', 'import_officers',
  'grant_role', 'revoke_role', 'invite_officer', 'revoke_invitation', 'save_tie', 'end_tie', 'set_rule', 'set_calendar_days', 'save_boundary',
  'start_see_as', 'stop_see_as');
