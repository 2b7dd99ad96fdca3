-- 回头看: closed findings drawn by a seed that is on record with what was drawn from, so that anybody who follows can repeat the draw.

-- The draw takes those whose hash with the seed comes first: simple enough to be repeated with any tool.
create function private.look_back_order(seed bigint, finding uuid) returns text
language sql immutable as $$ select encode(sha256(convert_to(seed || ':' || finding, 'UTF8')), 'hex') $$;
create function private.ids_sha256(ids uuid[]) returns text
language sql immutable as $$ select encode(sha256(convert_to(array_to_string(ids, E'\n'), 'UTF8')), 'hex') $$;

-- What may be drawn: closed out in the period, of the unit and below when one is given; in the order of their ids.
create function public.look_back_candidates(organ_id uuid, from_day date, to_day date, unit_id uuid default null) returns uuid[]
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(array_agg(f.id order by f.id), '{}') from findings f
  where f.state = 'closed_out' and f.inspecting_organ_id = look_back_candidates.organ_id and f.closed_on between from_day and to_day
    and (unit_id is null or f.organ_id in (select o.id from organs o where o.path <@ (select u.path from organs u where u.id = unit_id)))
$$;
revoke all on function public.look_back_candidates from public, anon;
grant execute on function public.look_back_candidates to authenticated;

-- payload: {organ_id, from_day, to_day, unit_id?, number? | share_pct?, seed?}: a seed is entered only when those present have read it out.
create function public.draw_look_backs(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'draw_look_backs', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
  seed bigint := coalesce((payload ->> 'seed')::bigint, floor(random() * 2147483648)::bigint);
  candidates uuid[] := look_back_candidates(organ, private.required_date(payload, 'from_day'), private.required_date(payload, 'to_day'), (payload ->> 'unit_id')::uuid);
  wanted integer;
  drawn uuid[];
begin
  if answer is not null then return answer; end if;
  if candidates = '{}' then perform private.refuse('nothing_to_draw'); end if;
  wanted := coalesce((payload ->> 'number')::integer, ceil(cardinality(candidates) * (payload ->> 'share_pct')::numeric / 100)::integer);
  if wanted is null then perform private.refuse('field_required', 'number'); end if;
  if wanted not between 1 and cardinality(candidates) then perform private.refuse('field_invalid', 'number'); end if;
  drawn := array(select c from unnest(candidates) c order by private.look_back_order(seed, c) limit wanted);
  insert into look_back_draws (id, organ_id, unit_id, seed, seed_source, from_day, to_day, candidate_ids, candidates_sha256, drawn_ids, result_sha256, drawn_by)
  values (draw_look_backs.id, organ, (payload ->> 'unit_id')::uuid, seed, case when payload ->> 'seed' is null then 'server' else 'given' end,
    (payload ->> 'from_day')::date, (payload ->> 'to_day')::date, candidates, private.ids_sha256(candidates), drawn, private.ids_sha256(drawn), private.acting_officer_id());
  perform private.open_look_back(draw_look_backs.id, f) from unnest(drawn) f;
  perform private.append_event(organ, 'look_back_draw', draw_look_backs.id::text, 'drawn', null, null, null, jsonb_build_object('seed', seed,
    'candidates', cardinality(candidates), 'candidates_sha256', private.ids_sha256(candidates), 'drawn', wanted, 'result_sha256', private.ids_sha256(drawn)));
  return private.finish_command(id, payload, jsonb_build_object('draw_id', draw_look_backs.id, 'seed', seed, 'candidates', cardinality(candidates), 'drawn', to_jsonb(drawn)));
end
$$;

create function private.open_look_back(draw uuid, finding uuid) returns void
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  f public.findings;
begin
  perform private.open_transition('findings', finding, 'look_back_due');
  update findings x set state = 'look_back_due', version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = finding and x.state = 'closed_out' returning * into f;
  if f.id is null then perform private.refuse('finding_not_closed', finding::text); end if;
  insert into look_backs (id, draw_id, finding_id, verified_by) values (gen_random_uuid(), draw, finding, f.verified_by);
  perform private.append_event(f.organ_id, 'finding', finding::text, 'drawn_for_look_back', 'closed_out', 'look_back_due');
end
$$;

-- payload: {look_back_id, asked, unaware, result?: failed, note?}: anybody unaware means that the correction does not hold: the finding is
-- reopened with raised severity, and who had verified it is on record.
create function public.answer_look_back(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'answer_look_back', payload);
  target public.look_backs;
  people_asked integer := (payload ->> 'asked')::integer;
  people_unaware integer := coalesce((payload ->> 'unaware')::integer, 0);
  failed boolean := people_unaware > 0 or coalesce(payload ->> 'result', 'passed') = 'failed';
  moves_to text := case when failed then 'reopened' else 'look_back_passed' end;
  told text := private.optional_text(payload, 'note');
  f public.findings;
begin
  if answer is not null then return answer; end if;
  select * into target from look_backs l where l.id = private.required_uuid(payload, 'look_back_id') and l.result is null;
  if not found then perform private.refuse('not_found', 'look_back'); end if;
  if target.verified_by = private.acting_officer_id() then perform private.refuse('verifier_may_not_look_back'); end if;
  if people_asked is null or people_asked < 1 then perform private.refuse('field_required', 'asked'); end if;
  if people_unaware > people_asked then perform private.refuse('field_invalid', 'unaware'); end if;
  if failed and told is null then perform private.refuse('field_required', 'note'); end if;
  update look_backs l set asked = people_asked, unaware = people_unaware, result = case when failed then 'failed' else 'passed' end,
    note = told, done_on = private.today(), done_by = private.acting_officer_id() where l.id = target.id;
  select * into f from findings x where x.id = target.finding_id;
  perform private.open_transition('findings', f.id, moves_to);
  update findings x set state = moves_to, version = x.version + 1, changed_xid = pg_current_xact_id() where x.id = f.id and x.state = 'look_back_due';
  if not found then perform private.refuse('forbidden'); end if;
  -- what was told by those who were asked is not for the unit to read
  perform private.append_event(f.inspecting_organ_id, 'finding', f.id::text, case when failed then 'look_back_failed' else 'look_back_passed' end,
    'look_back_due', moves_to, told, jsonb_build_object('asked', people_asked, 'unaware', people_unaware, 'verified_by', target.verified_by), private.finding_followers(f.id));
  if failed then perform private.reopen_finding(f.id, '{}'); end if;
  return private.finish_command(id, payload, jsonb_build_object('finding_id', f.id, 'state', moves_to));
end
$$;
grant execute on function private.look_back_order, private.ids_sha256, private.open_look_back to authenticated;
select private.register_commands('draw_look_backs', 'answer_look_back');
