-- The register of clues as case managers read it: what was handed over, word for word, where it was found and in what state it is.
-- Neither who wrote the finding nor who handed it over is part of it, and every opening leaves a trace.

-- Where the content of a clue was met; null for whoever may not read it.
create function private.clue_source(clue uuid) returns jsonb
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select jsonb_build_object('entity', c.source_entity, 'unit_name', o.name, 'village_name', d.name, 'topic', f.topic, 'found_on', f.found_on, 'inspection_name', i.name)
  from clues c left join findings f on c.source_entity = 'finding' and f.id = c.source_id left join organs o on o.id = f.organ_id
    left join divisions d on d.code = f.village_code left join inspections i on i.id = f.inspection_id
  where c.id = clue and (c.organ_id = any (private.case_manager_organ_ids()) or c.id = any (private.accessible_ids('clue')))
$$;

-- Newest first; answers {rows, next, total}. filters: {text?, states?: [state]}; after as answered in `next`.
create function public.clue_page(filters jsonb default '{}', after text default null, page_size integer default 50) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with wanted as materialized (
    select c.id, c.number, c.title, c.state, c.received_on, c.due_on, c.method, c.outcome from clues c
    where (filters ->> 'text' is null or strpos(lower(c.number || ' ' || c.title), lower(filters ->> 'text')) > 0)
      and (filters -> 'states' is null or c.state = any (private.text_array(filters, 'states')))
  ), page as (
    select w.* from wanted w
    where after is null or (w.received_on, w.id) < (select p.at::date, p.id from private.page_after(after) p)
    order by w.received_on desc, w.id desc limit least(greatest(page_size, 1), 200)
  )
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(to_jsonb(p) || jsonb_build_object('source', private.clue_source(p.id)) order by p.received_on desc, p.id desc) from page p), '[]'),
    'next', case when (select count(*) from page) = least(greatest(page_size, 1), 200)
      then (select p.received_on || '|' || p.id from page p order by p.received_on, p.id limit 1) end,
    'total', case when after is null then (select count(*) from wanted) end)
$$;

-- What a clue says, and who has opened it, the latest first; null where there is none for the caller.
create function public.open_clue(clue_id uuid) returns jsonb
language plpgsql volatile security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if not exists (select from clues c where c.id = clue_id) then return null; end if;
  return (select to_jsonb(c) - 'source_id' - 'organ_id' || private.opened_clue(c.id) || jsonb_build_object('actions', coalesce((select jsonb_agg(to_jsonb(a)) from available_actions('clue', c.id) a), '[]'), 'source', private.clue_source(c.id),
    'openings', (select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'name', f.name) order by a.at desc), '[]')
      from (select * from access_events a where a.entity = 'clue' and a.entity_id = c.id::text order by a.at desc limit 20) a left join officers f on f.id = a.officer_id))
    from (select id, organ_id, number, source_id, title, received_on, due_on, state, method, decided_on, replied_on, outcome, closed_on from clues) c where c.id = clue_id);
end
$$;
create function private.opened_clue(clue uuid) returns jsonb
language plpgsql volatile security definer set search_path = public, private, extensions, pg_temp as $$
declare
  opened clues;
begin
  select * into opened from clues c where c.id = clue and (c.organ_id = any (private.case_manager_organ_ids()) or c.id = any (private.accessible_ids('clue')));
  if opened.id is null then return null; end if;
  insert into access_events (officer_id, organ_id, entity, entity_id, action) values (private.real_officer_id(), opened.organ_id, 'clue', clue::text, 'opened');
  return jsonb_build_object('content', opened.content, 'papers', private.finding_papers(opened.source_id, opened.papers), 'handling', private.clue_handling(clue));
end
$$;
-- Everything that was written about a finding before it was handed over, without the names of who inspected, wrote and followed.
create function private.finding_papers(finding uuid, kept jsonb) returns jsonb
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return jsonb_build_object('unit_answer', kept ->> 'unit_answer', 'owner_name', kept ->> 'owner_name',
    'notices', (select coalesce(jsonb_agg(jsonb_build_object('number', n.number, 'kind', n.kind, 'issued_on', n.issued_on, 'due_on', n.due_on, 'requirements', n.requirements)
      order by n.issued_on, n.sequence), '[]') from finding_notices n where n.finding_id = finding),
    'reports', (select coalesce(jsonb_agg(jsonb_build_object('reported_on', r.reported_on, 'proof', r.proof, 'result', r.result) order by r.reported_on, r.id), '[]')
      from rectifications r where r.finding_id = finding),
    'talks', (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'on_day', t.on_day, 'persons', t.persons, 'note', kept -> 'talk_notes' ->> t.id::text,
        'people', (select coalesce(jsonb_agg(jsonb_build_object('part', q.part, 'post', q.post, 'name', q.name) order by q.part, q.id), '[]') from finding_talk_people q where q.talk_id = t.id))
      order by t.on_day, t.id), '[]') from talks t where t.finding_id = finding),
    'look_backs', (select coalesce(jsonb_agg(jsonb_build_object('done_on', l.done_on, 'asked', l.asked, 'unaware', l.unaware, 'note', l.note) order by l.done_on), '[]')
      from look_backs l where l.finding_id = finding and l.result is not null),
    'rechecks', (select coalesce(jsonb_agg(jsonb_build_object('at', c.checked_at, 'outcome', c.outcome, 'note', c.note) order by c.checked_at), '[]')
      from finding_rechecks c where c.finding_id = finding and c.note is not null),
    'steps', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'action', e.action, 'note', e.note) order by e.at), '[]')
      from events e where e.entity = 'finding' and e.entity_id = finding::text and e.note is not null));
end
$$;
create policy "access_events: openings of clues, by case managers" on public.access_events
  for select to authenticated using (entity = 'clue' and organ_id = any ((select private.case_manager_organ_ids())::uuid[]));

revoke all on function public.clue_page, public.open_clue from public, anon;
grant execute on function public.clue_page, public.open_clue, private.clue_source, private.opened_clue to authenticated;
