-- What the planner of a township needs, in one answer: places, officers who may lead, who must not lead what, who leads now.
-- Which tie it is stays with the officer and his administrator; the planner learns only that there is one.

create function private.planning_ties(organ uuid, township_code text, on_day date)
returns table (officer_id uuid, village_code text, grade text, kind text)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select distinct t.officer_id, d.code, t.grade, case when private.administers_officer(t.officer_id) then t.kind else 'undisclosed' end
  from ties t
  join officers f on f.id = t.officer_id and f.organ_id = organ
  left join organs o on o.id = t.target_organ_id
  join divisions d on d.parent_code = planning_ties.township_code and d.code = coalesce(t.target_division_code, o.division_code)
  where t.valid_from <= on_day
    and coalesce(t.valid_to, 'infinity') + case when t.kind = 'former_post' and t.valid_to is not null
      then make_interval(years => private.rule_value('former_post_years', organ, on_day)::integer) else interval '0' end >= on_day
$$;
grant execute on function private.planning_ties to authenticated;

-- Answers {township: {code, name, lon, lat}, villages: [{code, name, lon, lat, workload}], officers: [{id, name, capacity, max_villages}],
-- ties: [{officer_id, village_code, grade, kind}], published: [{village_code, officer_id}], tolerance_pct}; null when the township is not the caller's to plan.
create function public.grid_planning_data(township_code text, on_day date default null) returns jsonb
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  organ uuid;
  starts date := coalesce(on_day, private.today());
begin
  select o.id into organ from organs o
    where o.kind = 'township_commission' and o.division_code = grid_planning_data.township_code and o.valid_to is null
      and o.id = any (private.planning_organ_ids());
  if organ is null then return null; end if;
  return jsonb_build_object(
    'township', (select jsonb_build_object('code', d.code, 'name', d.name, 'lon', d.lon, 'lat', d.lat) from divisions d where d.code = grid_planning_data.township_code),
    'villages', (select coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name, 'lon', d.lon, 'lat', d.lat, 'workload', d.workload) order by d.code), '[]')
      from divisions d where d.parent_code = grid_planning_data.township_code and d.level = 'village' and d.valid_to is null),
    'officers', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'organ_id', f.organ_id, 'capacity', f.grid_capacity, 'max_villages', f.max_villages) order by f.name, f.id), '[]')
      from officers f where f.organ_id = organ and f.left_on is null and f.availability <> 'on_leave'),
    'ties', (select coalesce(jsonb_agg(to_jsonb(t) order by t.officer_id, t.village_code, t.grade), '[]') from private.planning_ties(organ, grid_planning_data.township_code, starts) t),
    'published', (select coalesce(jsonb_agg(jsonb_build_object('village_code', v.village_code, 'officer_id', g.leader_id) order by v.village_code), '[]')
      from grid_villages v join grids g on g.id = v.grid_id where g.township_code = grid_planning_data.township_code and v.during @> starts),
    'tolerance_pct', private.rule_value('grid_load_tolerance_pct', organ, starts));
end
$$;
revoke all on function public.grid_planning_data from public, anon;
grant execute on function public.grid_planning_data to authenticated;

-- payload: {plan_id, township_code, grids: [{name, leader_id, center_village_code?, workload, reasons, villages: [{code, placed}]}], outcome}
-- Puts one township's proposal into a draft, in place of what was there: a county is planned township by township, and a stop keeps
-- what is done.
create function public.put_township_grids(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'put_township_grids', payload);
  plan public.grid_plans;
  township text := private.required_text(payload, 'township_code');
  item jsonb;
  grid uuid;
begin
  if answer is not null then return answer; end if;
  select * into plan from grid_plans p where p.id = private.required_uuid(payload, 'plan_id') for update;
  if plan.id is null then perform private.refuse('not_found', 'grid_plan'); end if;
  if plan.state <> 'draft' then perform private.refuse('plan_not_draft', plan.state); end if;
  delete from grid_villages v where v.plan_id = plan.id and v.grid_id in (select g.id from grids g where g.plan_id = plan.id and g.township_code = township);
  delete from grids g where g.plan_id = plan.id and g.township_code = township;
  for item in select value from jsonb_array_elements(coalesce(payload -> 'grids', '[]')) loop
    grid := gen_random_uuid();
    insert into grids (id, plan_id, township_code, name, leader_id, center_village_code, workload, reasons)
    values (grid, plan.id, township, private.required_text(item, 'name'), private.required_uuid(item, 'leader_id'), item ->> 'center_village_code',
      coalesce((item ->> 'workload')::integer, 0), coalesce(item -> 'reasons', '[]'));
    insert into grid_villages (plan_id, village_code, grid_id, placed)
    select plan.id, v ->> 'code', grid, v ->> 'placed' from jsonb_array_elements(item -> 'villages') v;
  end loop;
  perform private.refuse_leader_of_two(plan.id);
  update grid_plans p set version = p.version + 1, changed_xid = pg_current_xact_id(),
      outcomes = (select coalesce(jsonb_agg(o), '[]') from jsonb_array_elements(p.outcomes) o where o ->> 'township_code' <> township)
        || jsonb_build_array(coalesce(payload -> 'outcome', '{}') || jsonb_build_object('township_code', township))
    where p.id = plan.id;
  if not found then perform private.refuse('forbidden'); end if;
  perform private.append_event(plan.organ_id, 'grid_plan', plan.id::text, 'proposed', null, null, null,
    jsonb_build_object('township_code', township, 'grids', jsonb_array_length(coalesce(payload -> 'grids', '[]')), 'status', payload #> '{outcome,status}'));
  return private.finish_command(id, payload, jsonb_build_object('plan_id', plan.id, 'version', plan.version + 1));
end
$$;
select private.register_commands('put_township_grids');
