-- The rows behind a number, newest first, page by page. Row security decides what is among them, so a number may count more
-- than its reader can open.

-- Every countable row of an indicator in one shape. `scope` are the organs counted.
create function private.counted_rows(indicator text, scope uuid[], from_day date, to_day date)
returns table (row_id uuid, day date, village_code text, organ_id uuid, author_id uuid, kind text, detail text)
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if indicator in ('visits', 'villages_covered') then
    return query select v.id, v.visited_on, v.village_code, v.organ_id, v.author_id, v.kind, coalesce(v.guidance, array_to_string(v.topics, '、'))
      from visits v where v.organ_id = any (scope) and v.visited_on between from_day and to_day;
  elsif indicator in ('problems_closed', 'problems_closed_restricted') then
    return query select p.id, p.closed_on, p.village_code, p.organ_id, p.author_id, p.state, p.description
      from visit_problems p where p.organ_id = any (scope) and p.closed_on between from_day and to_day
        and (p.category = 'corruption') = (indicator = 'problems_closed_restricted');
  elsif indicator like 'problems\_%' then
    return query select p.id, p.noted_on, p.village_code, p.organ_id, p.author_id, p.state, p.description
      from visit_problems p where p.organ_id = any (scope) and p.noted_on between from_day and to_day and p.category = substr(indicator, 10);
  elsif indicator = 'projects_inspected' then
    return query select i.id, i.submitted_on, i.village_code, i.organ_id, null::uuid, i.state, i.name
      from inspections i where i.organ_id = any (scope) and i.submitted_on between from_day and to_day;
  elsif indicator in ('findings', 'findings_rectified') then
    return query select f.id, f.found_on, f.village_code, f.organ_id, null::uuid, f.state, f.title
      from findings f where private.finding_counts_for(f) = any (scope) and f.found_on between from_day and to_day and f.state <> 'withdrawn'
        and (indicator = 'findings' or f.state in ('closed_out', 'look_back_due', 'look_back_passed'));
  elsif indicator = 'clues_transferred' then
    return query select f.id, f.found_on, f.village_code, f.organ_id, null::uuid, f.state, f.title
      from findings f where private.finding_counts_for(f) = any (scope) and f.found_on between from_day and to_day and f.state = 'escalated_to_clue';
  elsif indicator = 'clues_disposed' then
    -- its number, never what it says
    return query select c.id, c.disposed_on, null::text, c.organ_id, null::uuid, c.method, c.number
      from clues c where c.organ_id = any (scope) and c.disposed_on between from_day and to_day;
  elsif indicator in ('activations', 'activations_concluded') then
    return query select a.id, case indicator when 'activations' then a.submitted_on else a.finished_on end, null::text, a.lead_organ_id, a.author_id, a.state, a.title
      from activations a where a.lead_organ_id = any (scope)
        and case indicator when 'activations' then a.submitted_on else a.finished_on end between from_day and to_day
        and a.state in ('approved', 'staffed', 'in_progress', 'suspended', 'concluded', 'debriefed', 'archived', 'terminated');
  elsif indicator = 'joint_talks' then
    return query select l.id, l.on_day, null::text, a.lead_organ_id, l.officer_id, l.kind, l.note
      from activation_logs l join activations a on a.id = l.activation_id
      where a.lead_organ_id = any (scope) and l.on_day between from_day and to_day and l.kind = 'talk' and l.talk_id is null;
  elsif indicator = 'link_activities' then
    return query select l.id, l.on_day, null::text, l.organ_id, l.author_id, l.kind, l.title
      from link_activities l where l.organ_id = any (scope) and l.on_day between from_day and to_day;
  elsif indicator in ('talk_reminders', 'reminder_talks', 'interview_reminders', 'proactive_interviews') then
    return query select t.id, t.on_day, null::text, t.organ_id, t.author_id, t.kind, t.note
      from talks t where t.organ_id = any (scope) and t.on_day between from_day and to_day and t.kind || 's' = indicator;
  elsif indicator = 'form_one_person_times' then
    return query select t.id, t.on_day, null::text, t.organ_id, t.author_id, t.kind, t.note
      from talks t where t.organ_id = any (scope) and t.on_day between from_day and to_day and t.kind = 'talk_reminder';
  elsif indicator in ('field_research_times', 'clues_found') then
    return query select r.id, r.on_day, null::text, r.organ_id, r.author_id, 'field_research', r.topic
      from field_researches r where r.organ_id = any (scope) and r.on_day between from_day and to_day
        and (indicator = 'field_research_times' or r.clues_found > 0);
  else
    perform private.refuse('unknown_indicator', indicator);
  end if;
end
$$;
grant execute on function private.counted_rows to authenticated;

create function public.indicator_rows(indicator text, root_organ_id uuid, from_day date, to_day date, after text default null, page_size integer default 100)
returns table (cursor text, row_id uuid, day date, village_name text, organ_name text, author_name text, kind text, detail text)
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  after_day date := nullif(split_part(after, '|', 1), '')::date;
  after_id uuid := nullif(split_part(after, '|', 2), '')::uuid;
  scope uuid[] := array(select o.id from organs o where o.path <@ (select r.path from organs r where r.id = root_organ_id));
begin
  return query
  select c.day || '|' || c.row_id, c.row_id, c.day, d.name, o.name, f.name, c.kind, left(c.detail, 120)
  from private.counted_rows(indicator, scope, from_day, to_day) c
  join organs o on o.id = c.organ_id
  left join divisions d on d.code = c.village_code
  left join officers f on f.id = c.author_id
  where after is null or (c.day, c.row_id) < (after_day, after_id)
  order by c.day desc, c.row_id desc limit least(greatest(page_size, 1), 500);
end
$$;
revoke all on function public.indicator_rows from public, anon;
grant execute on function public.indicator_rows to authenticated;
