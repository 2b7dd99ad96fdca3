-- Reading offline: a device keeps the user's own area and asks only for what changed since its cursor.
--
-- The cursor is a transaction horizon, not a clock: rows written by transactions at or after the horizon of the earlier
-- answer come (possibly once more), so a transaction that commits late is never missed. Pages go newest first.

create table private.installation (
  singleton boolean primary key default true check (singleton),
  epoch uuid not null default gen_random_uuid()
);
comment on table private.installation is 'A restored database gets a new epoch: devices then read everything anew instead of trusting an old cursor.';
insert into private.installation default values;

-- Whatever writes a row that devices keep, the row says in which transaction: no command can forget it.
create function private.stamp_change() returns trigger
language plpgsql as $$
begin
  new.changed_xid := pg_current_xact_id();
  return new;
end
$$;
create trigger divisions_stamp_change before update on public.divisions for each row execute function private.stamp_change();
create trigger grid_plans_stamp_change before update on public.grid_plans for each row execute function private.stamp_change();
create trigger grids_stamp_change before update on public.grids for each row execute function private.stamp_change();
create trigger grid_villages_stamp_change before update on public.grid_villages for each row execute function private.stamp_change();
create trigger visits_stamp_change before update on public.visits for each row execute function private.stamp_change();
create trigger visit_problems_stamp_change before update on public.visit_problems for each row execute function private.stamp_change();

-- What may be on a device, as rows of one shape. Row security decides which rows exist for the caller.
create function private.sync_rows(table_name text, since xid8)
returns table (row_id text, changed xid8, data jsonb)
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  case table_name
    when 'divisions' then return query
      select d.code, d.changed_xid, jsonb_build_object('code', d.code, 'name', d.name, 'level', d.level, 'parent_code', d.parent_code, 'lon', d.lon, 'lat', d.lat)
      from divisions d
      where d.changed_xid >= since and d.valid_to is null and exists (
        select from organs o where o.id = any ((select private.counted_organ_ids())::uuid[]) and o.kind = 'township_commission'
          and starts_with(d.code, left(o.division_code, 9)));
    when 'grids' then return query
      select g.id::text, greatest(g.changed_xid, p.changed_xid), jsonb_build_object('id', g.id, 'name', g.name, 'township_code', g.township_code,
        'leader_id', coalesce((select l.officer_id from grid_leaderships l where l.grid_id = g.id and l.during @> private.today()), g.leader_id),
        'is_current', exists (select from grid_villages v where v.grid_id = g.id and v.during @> private.today()))
      from grids g join grid_plans p on p.id = g.plan_id
      where greatest(g.changed_xid, p.changed_xid) >= since and p.state in ('published', 'superseded')
        and g.township_code in (select o.division_code from organs o where o.id = any ((select private.counted_organ_ids())::uuid[]));
    when 'grid_villages' then return query
      select v.plan_id || ':' || v.village_code, v.changed_xid, jsonb_build_object('grid_id', v.grid_id, 'village_code', v.village_code,
        'from_day', lower(v.during), 'to_day', upper(v.during))
      from grid_villages v join grids g on g.id = v.grid_id
      where v.changed_xid >= since and v.during is not null
        and g.township_code in (select o.division_code from organs o where o.id = any ((select private.counted_organ_ids())::uuid[]));
    when 'visits' then return query
      select v.id::text, v.changed_xid, to_jsonb(v) - 'changed_xid' from visits v
      where v.changed_xid >= since and v.visited_on > private.today() - 400;
    when 'visit_problems' then return query
      -- what went straight up is on its author's device alone; for others its text is empty until they open it on record
      select p.id::text, p.changed_xid, (to_jsonb(p) - 'changed_xid') || jsonb_build_object('description',
        coalesce(p.description, (select s.description from sealed_descriptions s where s.problem_id = p.id), ''))
      from visit_problems p
      where p.changed_xid >= since and p.noted_on > private.today() - 400;
    when 'inspections' then return query select * from private.my_inspection_rows(since);
    -- What a form needs beside them. A rule or a list that changed does not say so in any of these rows: they are few and always come.
    when 'townships' then return query
      select o.id::text, greatest(since, o.changed_xid), jsonb_build_object('code', o.division_code, 'organ_id', o.id, 'name', d.name,
        'interval_days', private.rule_value('visit_interval_days', o.id)::integer)
      from organs o join divisions d on d.code = o.division_code
      where o.kind = 'township_commission' and o.valid_to is null and o.id = any ((select private.visiting_organ_ids())::uuid[]);
    when 'choice_lists' then return query
      select 'visit_topics', since, jsonb_build_object('code', 'visit_topics', 'words', l.words) from public.choice_list('visit_topics') l(words)
      where l.words is not null;
    when 'findings' then return query
      -- those that I follow or have to put right, not those of an inspection that I was on: that access ends, and a device keeps
      select f.id::text, f.changed_xid, (to_jsonb(f) - 'changed_xid' - 'reported_by' - 'verified_by') || jsonb_build_object(
        'organ_name', (select o.name from organs o where o.id = f.organ_id), 'village_name', (select d.name from divisions d where d.code = f.village_code))
      from findings f
      where f.changed_xid >= since and (f.inspecting_organ_id = any ((select private.followed_organ_ids())::uuid[]) or f.organ_id = any ((select private.inspected_organ_ids())::uuid[]))
        and (f.found_on > private.today() - 400 or private.finding_standing(f.state) = 'open')
      union all select g.id::text, g.changed, '{}'::jsonb from private.findings_gone(since) g;
    else perform private.refuse('unknown_table', table_name);
  end case;
end
$$;
grant execute on function private.sync_rows to authenticated;

-- The installation and what the caller may see. A cursor holds for both: when a role, a grid or a restored database changes what
-- exists for him, the device reads everything anew, so that it gets what was older than its cursor and lets go of what it may
-- keep no longer.
-- What may be kept of inspections changes by the hour, of visits and problems with a loan: those tables alone are read anew then.
create function private.sync_epoch(table_name text) returns text
language plpgsql stable security definer set search_path = public, private, extensions, pg_temp as $$
begin
  return (select md5(concat_ws(' ', i.epoch, private.real_officer_id(), private.acting_officer_id(), private.visible_organ_ids(), private.counted_organ_ids(),
    private.case_manager_organ_ids(), (select array_agg(code order by code) from unnest(private.my_village_codes()) code),
    case when table_name = 'inspections' then private.my_inspections_epoch()
      when table_name in ('visits', 'visit_problems') then (select string_agg(id::text, ',' order by id) from unnest(private.accessible_ids('activation')) id) end))
  from private.installation i);
end
$$;
grant execute on function private.sync_epoch to authenticated;

-- payload cursor: {epoch, horizon, before?: {changed, row_id}, next_horizon?} as answered before, or null for the first time.
-- Answers {epoch, rows, cursor, done, full}. When `full` is true the device replaces what it holds of the table.
create function public.sync_page(table_name text, cursor jsonb default null, page_size integer default 500) returns jsonb
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  epoch text := private.sync_epoch(table_name);
  same_epoch boolean := coalesce(cursor ->> 'epoch' = epoch, false);
  since xid8 := case when same_epoch then (cursor ->> 'horizon')::xid8 else '0'::xid8 end;
  next_horizon text := coalesce(case when same_epoch then cursor ->> 'next_horizon' end, pg_snapshot_xmin(pg_current_snapshot())::text);
  before jsonb := case when same_epoch then cursor -> 'before' end;
  page integer := least(greatest(page_size, 1), 2000);
  rows jsonb;
  last_row jsonb;
  got integer;
begin
  if private.acting_officer_id() is null then perform private.refuse('not_an_officer'); end if;
  with picked as (
    select r.row_id, r.changed, r.data from private.sync_rows(table_name, since) r
    where before is null or (r.changed, r.row_id) < ((before ->> 'changed')::xid8, before ->> 'row_id')
    order by r.changed desc, r.row_id desc limit page)
  select coalesce(jsonb_agg(jsonb_build_object('id', row_id, 'data', data) order by changed desc, row_id desc), '[]'), count(*),
    (array_agg(jsonb_build_object('changed', changed::text, 'row_id', row_id) order by changed, row_id))[1]
  into rows, got, last_row from picked;
  return jsonb_build_object('epoch', epoch, 'rows', rows, 'done', got < page, 'full', since = '0'::xid8,
    'cursor', case when got < page then jsonb_build_object('epoch', epoch, 'horizon', next_horizon)
      else jsonb_build_object('epoch', epoch, 'horizon', since::text, 'next_horizon', next_horizon, 'before', last_row) end);
end
$$;

-- What changed in several tables, in one request: on a slow line every request more is felt. cursors: {table_name: cursor}; answers {table_name: page}.
create function public.sync_changes(cursors jsonb, page_size integer default 500) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_object_agg(c.key, public.sync_page(c.key, c.value, page_size)), '{}') from jsonb_each(cursors) c
$$;
revoke all on function public.sync_page, public.sync_changes from public, anon;
grant execute on function public.sync_page, public.sync_changes to authenticated;
