-- Deployment (调配): who is asked, answers, declares recusal, is cleared; access opens with the first day and ends by itself.
-- Home stays home: nothing here moves an officer to another organ.

-- Ties of officers to the parties or to the place: hard blocks, soft needs a leader's written decision. A party itself and who is a
-- party's relative never stand on the team; who served in the place does so only by decision, for as many years as the rule says.
create function private.matter_ties(activation uuid, officer_ids uuid[] default null) returns table (officer_id uuid, kind text, grade text)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  with matter as materialized (
    select a.id, a.organ_id, o.division_code, private.today() as day,
      make_interval(years => private.rule_value('tie_former_post_soft_years', a.organ_id)::integer) as lasting
    from activations a join organs o on o.id = a.organ_id where a.id = activation
  ), party as materialized (
    select p.officer_id, p.organ_id, p.division_code from activation_parties p where p.activation_id = activation
  ), valid as materialized (
    select t.* from ties t, matter m
    where t.valid_from <= m.day and coalesce(t.valid_to, 'infinity') + case when t.kind = 'former_post' and t.valid_to is not null then m.lasting else interval '0' end >= m.day
  )
  select p.officer_id, 'party', 'hard' from party p where p.officer_id is not null and (officer_ids is null or p.officer_id = any (officer_ids))
  union
  select t.officer_id, t.kind, t.grade from valid t
  where (officer_ids is null or t.officer_id = any (officer_ids))
    and exists (select from party p where p.officer_id = t.target_officer_id or p.organ_id = t.target_organ_id or p.division_code = t.target_division_code)
  union -- what a party declared about him counts as much
  select t.target_officer_id, t.kind, t.grade from valid t
  where t.target_officer_id is not null and (officer_ids is null or t.target_officer_id = any (officer_ids)) and exists (select from party p where p.officer_id = t.officer_id)
  union
  select t.officer_id, t.kind, 'soft' from valid t, matter m
  where (officer_ids is null or t.officer_id = any (officer_ids)) and (t.target_organ_id = m.organ_id or t.target_division_code = m.division_code)
  union
  select h.officer_id, 'former_post', 'soft' from officer_posts h, matter m
  where (officer_ids is null or h.officer_id = any (officer_ids))
    and (h.organ_id = m.organ_id or exists (select from party p where p.organ_id = h.organ_id))
    and not upper_inf(h.held) and upper(h.held) <= m.day and upper(h.held) + m.lasting > m.day
$$;
create function private.activation_ties(activation uuid, officer uuid) returns table (kind text, grade text)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select t.kind, t.grade from private.matter_ties(activation, array[officer]) t
$$;
create function private.has_soft_tie(activation uuid, officer uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select exists (select from private.activation_ties(activation, officer))
$$;
create function private.has_hard_tie(activation uuid, officer uuid) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select exists (select from private.activation_ties(activation, officer) t where t.grade = 'hard')
$$;
-- Recusal that has to be decided by a leader: a relation was declared, or there is a tie on file.
create function private.needs_recusal_decision(activation uuid, officer uuid, relation text) returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select relation <> 'none' or private.has_soft_tie(activation, officer)
$$;
grant execute on function private.activation_ties, private.has_soft_tie, private.has_hard_tie, private.needs_recusal_decision to authenticated;

-- payload: {activation_id, people: [{officer_id, is_lead?}], from_on, to_on}: asks each; a hard tie refuses.
create function public.ask_deployment(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'ask_deployment', payload);
  a public.activations;
  person jsonb;
  officer public.officers;
  starts date := private.required_date(payload, 'from_on');
  made uuid;
begin
  if answer is not null then return answer; end if;
  select * into a from activations x where x.id = private.required_uuid(payload, 'activation_id');
  if a.id is null or not a.id = any (private.managed_activation_ids()) then perform private.refuse('not_found', 'activation'); end if;
  if a.state not in ('approved', 'staffed', 'in_progress') then perform private.refuse('action_not_available', a.state); end if;
  if starts < private.today() then perform private.refuse('field_invalid', 'from_on'); end if;
  for person in select value from jsonb_array_elements(payload -> 'people') loop
    select * into officer from officers f where f.id = private.required_uuid(person, 'officer_id');
    if officer.id is null or officer.left_on is not null or private.county_organ_id(officer.organ_id) is distinct from a.county_organ_id then
      perform private.refuse('officer_not_in_pool', officer.name);
    end if;
    if private.has_hard_tie(a.id, officer.id) then perform private.refuse('hard_tie', officer.name); end if;
    made := gen_random_uuid();
    insert into deployments (id, activation_id, officer_id, home_organ_id, host_organ_id, force, is_lead, from_on, to_on, asked_by)
    values (made, a.id, officer.id, officer.organ_id, a.organ_id, private.force_of(officer.id),
      coalesce((person ->> 'is_lead')::boolean, false), starts, private.required_date(payload, 'to_on'), private.real_officer_id());
    perform private.notify(officer.id, 'deployment_asked', 'deployment', made,
      jsonb_build_object('from_on', payload ->> 'from_on', 'to_on', payload ->> 'to_on'));
    perform private.append_event(a.organ_id, 'activation', a.id::text, 'deployment_asked', null, null, null, jsonb_build_object('officer_id', officer.id), private.activation_readers(a.id));
  end loop;
  return private.finish_command(id, payload, jsonb_build_object('activation_id', a.id));
end
$$;

-- payload: {deployment_id, to_on, reason}: more days of the same loan. Somebody else approves it, the person answers anew.
create function public.ask_renewal(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'ask_renewal', payload);
  d public.deployments;
  a public.activations;
begin
  if answer is not null then return answer; end if;
  select * into d from deployments x where x.id = private.required_uuid(payload, 'deployment_id') and x.activation_id = any (private.managed_activation_ids());
  select * into a from activations x where x.id = d.activation_id;
  if d.id is null then perform private.refuse('not_found', 'deployment'); end if;
  if d.state <> 'cleared' or a.state not in ('staffed', 'in_progress') then perform private.refuse('action_not_available', d.state); end if;
  insert into deployments (id, activation_id, officer_id, home_organ_id, host_organ_id, force, is_lead, from_on, to_on, state, renewal_of, renewal_reason, asked_by)
  values (ask_renewal.id, d.activation_id, d.officer_id, d.home_organ_id, d.host_organ_id, d.force, d.is_lead, greatest(d.to_on + 1, private.today()),
    private.required_date(payload, 'to_on'), 'requested', d.id, private.required_text(payload, 'reason', 500), private.real_officer_id());
  perform private.append_event(a.organ_id, 'activation', a.id::text, 'renewal_asked', null, null, payload ->> 'reason', jsonb_build_object('officer_id', d.officer_id), private.activation_readers(a.id));
  perform private.notify_roles(array[private.last_approval_role(a.organ_id, 'activation'), 'leader'], a.county_organ_id, 'renewal_waits', 'activation', a.id);
  return private.finish_command(id, payload, jsonb_build_object('deployment_id', ask_renewal.id));
end
$$;
-- payload: {deployment_id, decision: approve|refuse, reason?}
create function public.decide_renewal(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'decide_renewal', payload);
  d public.deployments;
  decision text := private.required_text(payload, 'decision');
begin
  if answer is not null then return answer; end if;
  select * into d from deployments x where x.id = private.required_uuid(payload, 'deployment_id') and x.activation_id = any (private.approved_activation_ids());
  if d.id is null then perform private.refuse('not_found', 'deployment'); end if;
  if d.state <> 'requested' then perform private.refuse('action_not_available', d.state); end if;
  if decision not in ('approve', 'refuse') then perform private.refuse('field_invalid', 'decision'); end if;
  if d.asked_by = private.real_officer_id() or d.officer_id = private.real_officer_id() then perform private.refuse('own_request'); end if;
  update deployments x set approved_by = private.real_officer_id() where x.id = d.id;
  perform private.set_deployment_state(d.id, case decision when 'approve' then 'asked' else 'withdrawn' end, private.optional_text(payload, 'reason', 500));
  if decision = 'approve' then
    perform private.notify(d.officer_id, 'deployment_asked', 'deployment', d.id, jsonb_build_object('from_on', d.from_on, 'to_on', d.to_on));
  end if;
  return private.finish_command(id, payload, jsonb_build_object('deployment_id', d.id));
end
$$;

-- payload: {deployment_id, accept: boolean, reason?, relation, explanation?}: who accepts declares recusal in the same step, before any access.
create function public.answer_deployment(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'answer_deployment', payload);
  d public.deployments;
  accepts boolean := coalesce((payload ->> 'accept')::boolean, false);
  relation text := coalesce(payload ->> 'relation', '');
  moves_to text;
begin
  if answer is not null then return answer; end if;
  select * into d from deployments x where x.id = private.required_uuid(payload, 'deployment_id') and x.officer_id = private.real_officer_id();
  if d.id is null then perform private.refuse('not_found', 'deployment'); end if;
  if d.state <> 'asked' or d.to_on < private.today() then perform private.refuse('action_not_available', d.state); end if;
  if accepts and relation = '' then perform private.refuse('field_required', 'relation'); end if;
  if not accepts and private.optional_text(payload, 'reason') is null then perform private.refuse('field_required', 'reason'); end if;
  if accepts and private.has_hard_tie(d.activation_id, d.officer_id) then
    perform private.refuse('hard_tie', (select f.name from officers f where f.id = d.officer_id));
  end if;
  if accepts then
    insert into recusals (id, activation_id, officer_id, relation, explanation) values (answer_deployment.id, d.activation_id, d.officer_id, relation, private.optional_text(payload, 'explanation'));
  end if;
  moves_to := case when not accepts then 'declined' when private.needs_recusal_decision(d.activation_id, d.officer_id, relation) then 'accepted' else 'cleared' end;
  perform private.set_deployment_state(d.id, moves_to, private.optional_text(payload, 'reason', 500));
  return private.finish_command(id, payload, jsonb_build_object('deployment_id', d.id, 'state', moves_to));
end
$$;
-- Moves a deployment; clearing opens the matter from the first moment of the first day to the last moment of the last.
create function private.set_deployment_state(deployment uuid, moves_to text, reason text) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  d public.deployments;
  a public.activations;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  update deployments x set state = moves_to, version = x.version + 1, changed_xid = pg_current_xact_id(),
    ended_on = case when moves_to <> 'withdrawn' then x.ended_on when x.state = 'cleared' and x.from_on <= private.today() then least(x.to_on, private.today()) else x.from_on - 1 end
    where x.id = deployment returning * into d;
  if reason is not null and moves_to in ('accepted', 'declined', 'cleared') then
    insert into deployment_answers (deployment_id, reason) values (d.id, reason)
      on conflict (deployment_id) do update set reason = excluded.reason;
  end if;
  select * into a from activations x where x.id = d.activation_id;
  if moves_to = 'cleared' then
    perform private.open_access('activation', a.id, d.officer_id, 'deployment',
      d.from_on::timestamp at time zone 'Asia/Shanghai', (d.to_on + 1)::timestamp at time zone 'Asia/Shanghai');
  elsif moves_to in ('withdrawn', 'ended') and not (d.renewal_of is not null and d.approved_by = private.real_officer_id()) then
    perform private.close_access('activation', a.id, d.officer_id);
  end if;
  perform private.append_event(a.organ_id, 'activation', a.id::text, 'deployment_' || moves_to, null, null,
    case when moves_to in ('asked', 'withdrawn') then reason end, jsonb_build_object('officer_id', d.officer_id), private.activation_readers(a.id));
  if moves_to <> 'asked' then -- an approved renewal is for the person alone
    perform private.notify_roles(case when moves_to = 'accepted' then array['area_coordinator', 'leader'] else array['area_coordinator'] end,
      a.county_organ_id, 'deployment_' || moves_to, 'activation', a.id);
  end if;
end
$$;
grant execute on function private.set_deployment_state to authenticated;

-- payload: {recusal_id, decision: stay|withdraw, reason}: a near relative, a witness or who has an interest never stays; nobody decides about himself.
create function public.decide_recusal(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'decide_recusal', payload);
  r public.recusals;
  decision text := private.required_text(payload, 'decision');
  d record;
begin
  if answer is not null then return answer; end if;
  select * into r from recusals x where x.id = private.required_uuid(payload, 'recusal_id') and x.decision is null;
  if r.id is null then perform private.refuse('not_found', 'recusal'); end if;
  if decision = 'stay' and r.relation in ('near_relative', 'witness', 'interest') then perform private.refuse('recusal_mandatory', r.relation); end if;
  if decision = 'stay' and private.has_hard_tie(r.activation_id, r.officer_id) then
    perform private.refuse('hard_tie', (select f.name from officers f where f.id = r.officer_id));
  end if;
  update recusals x set decision = decide_recusal.payload ->> 'decision', decided_by = private.real_officer_id(), decided_at = clock_timestamp(),
    decision_reason = private.required_text(payload, 'reason', 500) where x.id = r.id;
  if not found then perform private.refuse('forbidden'); end if;
  for d in select x.id, x.state from deployments x where x.activation_id = r.activation_id and x.officer_id = r.officer_id and x.state in ('accepted', 'cleared') order by x.from_on loop
    if decision = 'withdraw' or d.state = 'accepted' then
      perform private.set_deployment_state(d.id, case decision when 'stay' then 'cleared' else 'withdrawn' end, null);
    end if;
  end loop;
  return private.finish_command(id, payload, jsonb_build_object('recusal_id', r.id));
end
$$;

-- payload: {activation_id, relation, explanation?}: found out later; access ends at once and a decision is asked for.
create function public.declare_recusal(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'declare_recusal', payload);
  matter uuid := private.required_uuid(payload, 'activation_id');
  d record;
  relation text := private.required_text(payload, 'relation');
begin
  if answer is not null then return answer; end if;
  if relation = 'none' then perform private.refuse('field_invalid', 'relation'); end if;
  if not exists (select from deployments x where x.activation_id = matter and x.officer_id = private.real_officer_id() and x.state = 'cleared') then
    perform private.refuse('not_found', 'deployment');
  end if;
  insert into recusals (id, activation_id, officer_id, relation, explanation)
  values (declare_recusal.id, matter, private.real_officer_id(), relation, private.optional_text(payload, 'explanation'));
  for d in select x.id from deployments x where x.activation_id = matter and x.officer_id = private.real_officer_id() and x.state = 'cleared' loop
    perform private.set_deployment_state(d.id, 'accepted', null);
  end loop;
  perform private.close_access('activation', matter, private.real_officer_id());
  return private.finish_command(id, payload, jsonb_build_object('recusal_id', declare_recusal.id));
end
$$;

-- payload: {deployment_id, reason}: the coordinator calls someone back; access ends at once, that of a renewal too.
create function public.withdraw_deployment(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'withdraw_deployment', payload);
  d public.deployments;
  other record;
begin
  if answer is not null then return answer; end if;
  select * into d from deployments x where x.id = private.required_uuid(payload, 'deployment_id') and x.activation_id = any (private.managed_activation_ids());
  if d.id is null then perform private.refuse('not_found', 'deployment'); end if;
  if d.state not in ('requested', 'asked', 'accepted', 'cleared') then perform private.refuse('action_not_available', d.state); end if;
  for other in select x.id from deployments x where x.activation_id = d.activation_id and x.officer_id = d.officer_id and x.state in ('requested', 'asked', 'accepted', 'cleared') loop
    perform private.set_deployment_state(other.id, 'withdrawn', private.required_text(payload, 'reason', 500));
  end loop;
  perform private.notify(d.officer_id, 'deployment_withdrawn', 'deployment', d.id);
  return private.finish_command(id, payload, jsonb_build_object('deployment_id', d.id));
end
$$;

-- payload: {activation_id, part, officer_id? | organ_id? | division_code?}: whom it turned out to concern. Who is on the team and may
-- not be any more loses access in the same moment.
create function public.name_activation_party(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'name_activation_party', payload);
  a public.activations;
begin
  if answer is not null then return answer; end if;
  select * into a from activations x where x.id = private.required_uuid(payload, 'activation_id');
  if a.id is null then perform private.refuse('not_found', 'activation'); end if;
  if a.author_id <> private.real_officer_id() and not a.id = any (private.managed_activation_ids()) then perform private.refuse('forbidden'); end if;
  insert into activation_parties (id, activation_id, part, officer_id, organ_id, division_code)
  values (name_activation_party.id, a.id, private.required_text(payload, 'part'), (payload ->> 'officer_id')::uuid, (payload ->> 'organ_id')::uuid, payload ->> 'division_code');
  perform private.append_event(a.organ_id, 'activation', a.id::text, 'party_named', null, null, null, '{}', private.activation_readers(a.id));
  perform private.recheck_team(a.id);
  return private.finish_command(id, payload, jsonb_build_object('activation_id', a.id));
end
$$;
create function private.recheck_team(activation uuid) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  d record;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  for d in select x.id, x.officer_id from deployments x where x.activation_id = activation and x.state in ('requested', 'asked', 'accepted', 'cleared')
    and private.has_hard_tie(activation, x.officer_id) loop
    perform private.set_deployment_state(d.id, 'withdrawn', null);
    perform private.notify(d.officer_id, 'deployment_withdrawn', 'deployment', d.id);
  end loop;
end
$$;
grant execute on function private.recheck_team to authenticated;
select private.register_commands('ask_deployment', 'ask_renewal', 'decide_renewal', 'answer_deployment', 'decide_recusal', 'declare_recusal', 'withdraw_deployment', 'name_activation_party');

-- Days away from home, per person and year, overlapping days once; work for one's own organ is no loan.
create function private.lent_days(in_year integer, officer_ids uuid[]) returns table (officer_id uuid, days integer)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select x.officer_id, count(distinct x.day)::integer
  from (
    select d.officer_id, generate_series(greatest(d.from_on, make_date(in_year, 1, 1)), least(coalesce(d.ended_on, d.to_on), make_date(in_year, 12, 31)), interval '1 day')::date as day
    from deployments d
    where d.state in ('cleared', 'ended', 'withdrawn') and d.home_organ_id <> d.host_organ_id and d.officer_id = any (officer_ids)
  ) x group by x.officer_id
$$;
create function public.days_lent(in_year integer, officer_ids uuid[] default null)
returns table (officer_id uuid, days integer)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select l.officer_id, l.days from private.lent_days(in_year, array(
    select f.id from officers f
    where (officer_ids is null or f.id = any (officer_ids))
      and (f.id = private.acting_officer_id() or f.organ_id = any (private.granted_organ_ids(array['area_coordinator', 'leader', 'administrator']))))) l
$$;
revoke all on function public.days_lent from public, anon;
grant execute on function public.days_lent to authenticated;
