-- A number has a definition, a period and an as-of time. Facts are kept per organ and day by triggers in the transaction of
-- the command; statistics read these roll-ups and never the raw tables.

create table public.indicators (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  kind text not null,
  definition_zh text not null,
  definition_en text not null,
  leaves_out_zh text not null default '',
  leaves_out_en text not null default '',
  source text not null default '',
  is_restricted boolean not null default false,
  hides_small boolean not null default false,
  is_of_matters boolean not null generated always as (source in ('activations', 'activation_logs', 'link_activities', 'talks', 'clues')) stored,
  position integer not null,
  constraint indicators_unit_known check (unit in ('item', 'item_time', 'person_time', 'person', 'time', 'piece')),
  constraint indicators_kind_known check (kind in ('sum', 'distinct'))
);
comment on column public.indicators.unit is 'item 件, item_time 件次, person_time 人次, person 人, time 次, piece 个';
comment on column public.indicators.hides_small is 'About people: what leaves the organ leaves small counts out.';
comment on column public.indicators.is_of_matters is 'Counts what does not exist for everybody: one of them on one day in a township of three officers is told by the number alone.';
comment on column public.indicators.kind is 'sum adds days up; distinct counts each member once in the period.';

create table public.indicator_days (
  indicator_code text not null references public.indicators (code),
  organ_id uuid not null references public.organs (id),
  day date not null,
  member text not null default '',
  value bigint not null,
  primary key (indicator_code, organ_id, day, member),
  constraint indicator_days_value_whole check (value >= 0)
);
comment on column public.indicator_days.member is 'For distinct indicators what is counted once (a village code); else empty.';
create index indicator_days_day_idx on public.indicator_days (day, indicator_code);

create table public.snapshots (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  name text not null,
  from_day date not null,
  to_day date not null,
  as_of timestamptz not null default now(),
  rows jsonb not null,
  published_by uuid not null references public.officers (id),
  constraint snapshots_period check (to_day >= from_day)
);
comment on table public.snapshots is 'Published figures, frozen. Later corrections change the live number and show beside it, never here.';
create index snapshots_organ_id_idx on public.snapshots (organ_id, as_of desc);

alter table public.indicators enable row level security;
alter table public.indicator_days enable row level security;
alter table public.snapshots enable row level security;
revoke all on public.indicators, public.indicator_days, public.snapshots from anon, authenticated;
grant select on public.indicators, public.indicator_days to authenticated;
grant select, insert on public.snapshots to authenticated;

create policy "indicators: read by every officer" on public.indicators
  for select to authenticated using ((select private.acting_officer_id()) is not null);
-- Who leads a grid and holds no other role there reads no count of matters.
create policy "indicator_days: read within one's organs" on public.indicator_days
  for select to authenticated using (
    organ_id = any ((select private.counted_organ_ids())::uuid[])
    and (indicator_code in (select i.code from public.indicators i where not i.is_restricted and not i.is_of_matters)
         or (organ_id = any ((select private.succeeded_organ_ids())::uuid[]) and indicator_code in (select i.code from public.indicators i where not i.is_restricted))
         or organ_id = any ((select private.case_manager_organ_ids())::uuid[])));
create policy "snapshots: read within one's organs" on public.snapshots
  for select to authenticated using (organ_id = any ((select private.succeeded_organ_ids())::uuid[]));
create policy "snapshots: published by a leader's command" on public.snapshots
  for insert to authenticated with check ((select private.in_command()) and published_by = (select private.acting_officer_id())
    and organ_id = any ((select private.granted_organ_ids(array['leader', 'case_manager', 'office_officer']))::uuid[]));

create function private.add_fact(indicator text, organ uuid, on_day date, member text, delta bigint) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
#variable_conflict use_column
begin
  insert into indicator_days as d (indicator_code, organ_id, day, member, value)
  values (indicator, organ, on_day, add_fact.member, greatest(delta, 0))
  on conflict (indicator_code, organ_id, day, member) do update set value = d.value + delta;
  delete from indicator_days d
    where d.indicator_code = indicator and d.organ_id = add_fact.organ and d.day = on_day and d.member = add_fact.member and d.value = 0;
end
$$;

create function private.count_visit() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.organ_id, old.visited_on, old.village_code) is not distinct from (new.organ_id, new.visited_on, new.village_code) then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    perform private.add_fact('visits', old.organ_id, old.visited_on, '', -1);
    perform private.add_fact('villages_covered', old.organ_id, old.visited_on, old.village_code, -1);
  end if;
  if tg_op <> 'DELETE' then
    perform private.add_fact('visits', new.organ_id, new.visited_on, '', 1);
    perform private.add_fact('villages_covered', new.organ_id, new.visited_on, new.village_code, 1);
  end if;
  return null;
end
$$;
create trigger visits_count after insert or update or delete on public.visits for each row execute function private.count_visit();

create function private.count_visit_problem() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    perform private.add_fact('problems_' || old.category, old.organ_id, old.noted_on, '', -1);
    if old.closed_on is not null then perform private.add_fact(private.closed_indicator(old.category), old.organ_id, old.closed_on, '', -1); end if;
  end if;
  if tg_op <> 'DELETE' then
    perform private.add_fact('problems_' || new.category, new.organ_id, new.noted_on, '', 1);
    if new.closed_on is not null then perform private.add_fact(private.closed_indicator(new.category), new.organ_id, new.closed_on, '', 1); end if;
  end if;
  return null;
end
$$;
create function private.closed_indicator(category text) returns text
language sql immutable as $$ select case category when 'corruption' then 'problems_closed_restricted' else 'problems_closed' end $$;
create trigger visit_problems_count after insert or update of category, organ_id, noted_on, closed_on or delete on public.visit_problems
  for each row execute function private.count_visit_problem();

insert into public.indicators (code, name_zh, name_en, unit, kind, definition_zh, definition_en, leaves_out_zh, leaves_out_en, source, is_restricted, position) values
  ('visits', '走访次数', 'Visits', 'time', 'sum', '走访、蹲点、回访记录数，按走访日期计', 'Logged visits of every kind, by the day of the visit', '不计同行人数', 'Companions are not counted', 'visits', false, 1),
  ('villages_covered', '覆盖村数', 'Villages covered', 'piece', 'distinct', '期内至少走访一次的村（社区），每村计一次', 'Villages visited at least once in the period, each once', '', '', 'visits', false, 2),
  ('problems_livelihood', '急难愁盼问题', 'Livelihood problems', 'piece', 'sum', '走访中记录、即时办理的民生问题', 'Livelihood problems recorded on visits, handled at once', '', '', 'visit_problems', false, 3),
  ('problems_style', '作风问题', 'Style problems', 'piece', 'sum', '走访中记录、向书记报告的作风问题', 'Style problems recorded on visits, reported to the secretary', '', '', 'visit_problems', false, 4),
  ('problems_other', '其他问题', 'Other problems', 'piece', 'sum', '走访中记录的其他问题', 'Other problems recorded on visits', '', '', 'visit_problems', false, 5),
  ('problems_closed', '办结问题', 'Problems closed', 'piece', 'sum', '已答复并办结的问题，按办结日期计', 'Problems answered and closed, by the day of closing', '不含直报问题', 'Without what went straight up', 'visit_problems', false, 6),
  ('problems_corruption', '直报问题', 'Straight to the upper level', 'piece', 'sum', '走访中记录、直接上报的问题', 'Problems recorded on visits that went straight up', '', '', 'visit_problems', true, 7),
  ('problems_closed_restricted', '直报办结', 'Straight-up closed', 'piece', 'sum', '直报问题中已办结的', 'Of those, the closed ones', '', '', 'visit_problems', true, 8);

-- Sums per indicator, organ and bucket, in the database: totals are right however many rows there are.
-- bucket: none | day | month. For distinct indicators each member counts once in a bucket. Organs that the branch took over
-- (organ_successions) are among the rows, so that last year can be compared on the same ground.
create function public.indicator_facts(indicator_codes text[], root_organ_id uuid, from_day date, to_day date, bucket text default 'none')
returns table (indicator_code text, organ_id uuid, bucket_start date, value bigint)
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
begin
  if bucket not in ('none', 'day', 'month') then perform private.refuse('field_invalid', 'bucket'); end if;
  if to_day < from_day or to_day - from_day > 3700 then perform private.refuse('period_invalid'); end if;
  return query
  select f.indicator_code, f.organ_id,
    case bucket when 'day' then f.day when 'month' then greatest(date_trunc('month', f.day)::date, from_day) else from_day end as start,
    case when i.kind = 'distinct' then count(distinct f.member) else sum(f.value)::bigint end
  from indicator_days f
  join indicators i on i.code = f.indicator_code
  join organs o on o.id = f.organ_id
  where f.indicator_code = any (indicator_codes) and f.day between from_day and to_day
    and (o.path <@ (select r.path from organs r where r.id = root_organ_id) or o.id in (
      select s.from_organ_id from organ_successions s join organs t on t.id = s.to_organ_id
      where t.path <@ (select r.path from organs r where r.id = root_organ_id)))
  group by f.indicator_code, f.organ_id, start, i.kind;
end
$$;

-- The same as one array: the API cuts sets of rows at 1,000, and figures by day and organ are soon more.
create function public.indicator_fact_list(indicator_codes text[], root_organ_id uuid, from_day date, to_day date, bucket text default 'none') returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(to_jsonb(f)), '[]') from indicator_facts(indicator_codes, root_organ_id, from_day, to_day, bucket) f
$$;

-- payload: {organ_id, name, from_day, to_day}: freezes the live figures as the caller may read them now.
create function public.publish_snapshot(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'publish_snapshot', payload);
  organ uuid := private.required_uuid(payload, 'organ_id');
  from_day date := private.required_date(payload, 'from_day');
  to_day date := private.required_date(payload, 'to_day');
begin
  if answer is not null then return answer; end if;
  insert into snapshots (id, organ_id, name, from_day, to_day, rows, published_by)
  values (publish_snapshot.id, organ, private.required_text(payload, 'name'), from_day, to_day, private.snapshot_rows(organ, from_day, to_day), private.acting_officer_id());
  perform private.append_event(organ, 'snapshot', publish_snapshot.id::text, 'published', null, null, payload ->> 'name',
    jsonb_build_object('from_day', from_day, 'to_day', to_day));
  return private.finish_command(id, payload, jsonb_build_object('snapshot_id', publish_snapshot.id));
end
$$;

-- Never the restricted indicators: a snapshot is read by more people than who published it.
create function private.snapshot_rows(organ uuid, from_day date, to_day date) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('indicator_code', f.indicator_code, 'organ_id', f.organ_id, 'value', f.value)
    order by f.indicator_code, f.organ_id), '[]')
  from indicator_facts(array(select i.code from indicators i where not i.is_restricted), organ, from_day, to_day) f
$$;

create function public.snapshot_corrections(snapshot_id uuid)
returns table (indicator_code text, organ_id uuid, published_value bigint, live_value bigint)
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with s as (select * from snapshots x where x.id = snapshot_corrections.snapshot_id),
  frozen as (select r.indicator_code, r.organ_id, r.value from s, jsonb_to_recordset(s.rows) as r(indicator_code text, organ_id uuid, value bigint)),
  live as (select r.indicator_code, r.organ_id, r.value from s, jsonb_to_recordset(private.snapshot_rows(s.organ_id, s.from_day, s.to_day)) as r(indicator_code text, organ_id uuid, value bigint))
  select coalesce(f.indicator_code, l.indicator_code), coalesce(f.organ_id, l.organ_id), coalesce(f.value, 0), coalesce(l.value, 0)
  from frozen f full join live l on l.indicator_code = f.indicator_code and l.organ_id = f.organ_id
  where coalesce(f.value, 0) <> coalesce(l.value, 0)
$$;

grant execute on function private.case_manager_organ_ids, private.snapshot_rows, private.closed_indicator to authenticated;
revoke all on function public.indicator_facts, public.indicator_fact_list, public.snapshot_corrections from public, anon;
grant execute on function public.indicator_facts, public.indicator_fact_list, public.snapshot_corrections to authenticated;
select private.register_commands('publish_snapshot');
