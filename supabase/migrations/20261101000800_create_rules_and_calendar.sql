-- Limits and the calendar are data: versioned, with their source, corrected by an administrator.

create table public.rules (
  id uuid primary key,
  code text not null,
  organ_id uuid references public.organs (id),
  value numeric not null,
  unit text not null,
  effective_from date not null,
  effective_to date,
  text_ref text not null default '',
  source text not null default '',
  constraint rules_unit_known check (unit in ('working_day', 'calendar_day', 'month', 'year', 'count', 'percent', 'boolean')),
  constraint rules_validity check (effective_to is null or effective_to >= effective_from),
  constraint rules_once exclude using gist (code with =, (coalesce(organ_id, '00000000-0000-0000-0000-000000000000')) with =,
    daterange(effective_from, effective_to, '[]') with &&)
);
comment on column public.rules.organ_id is 'Null = default of the product; a row of an organ overrides it for the organ and all below.';

-- The version in force on a day: the organ's own, else that of the nearest organ above, else the product's.
create function private.rule_in_force(code text, organ uuid, on_day date) returns public.rules
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select r
  from rules r
  left join organs scope on scope.id = r.organ_id
  left join organs o on o.id = rule_in_force.organ
  where r.code = rule_in_force.code and on_day between r.effective_from and coalesce(r.effective_to, 'infinity')
    and (r.organ_id is null or o.path <@ scope.path)
  order by nlevel(scope.path) desc nulls last limit 1
$$;

create function private.rule_value(code text, organ uuid default null, on_day date default private.today()) returns numeric
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select (private.rule_in_force(code, organ, on_day)).value
$$;
grant execute on function private.rule_value to authenticated;

create table public.calendar_days (
  day date primary key,
  kind text not null,
  name text not null default '',
  source text not null,
  provisional boolean not null default false,
  constraint calendar_days_kind_known check (kind in ('workday', 'day_off'))
);
comment on column public.calendar_days.provisional is 'The year has not been announced yet: weekends and statutory days only.';

-- A due date by the rules of the Civil Code, art. 201-203, by analogy, counted as src/core/calendar/due-date.ts counts: the day of
-- receipt is not counted, a month ends on the same day or the last one, a limit that falls on a day off moves to the next
-- working day; no days at all end on the day of receipt. count_day_of_receipt and move_to_working_day are rules, of the organ
-- when it is in the caller's directory.
create function public.due_date(received_on date, limit_value integer, unit text, organ_id uuid default null)
returns table (due_on date, provisional boolean)
language plpgsql stable security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  organ uuid := case when not private.is_api_role() or organ_id = any (private.directory_organ_ids()) then organ_id end;
  counted boolean := coalesce(private.rule_value('count_day_of_receipt', organ), 0) = 1;
  moves boolean := coalesce(private.rule_value('move_to_working_day', organ), 1) = 1;
  first date := received_on + case when counted then 0 else 1 end;
  nominal date;
begin
  if received_on is null or limit_value is null or limit_value not between 0 and 10000 then perform private.refuse('field_invalid', 'limit_value'); end if;
  if unit not in ('working_day', 'calendar_day', 'month') then perform private.refuse('field_invalid', 'unit'); end if;
  if limit_value = 0 then
    nominal := received_on;
  elsif unit = 'working_day' then
    select day into nominal from calendar_days where day >= first and kind = 'workday' order by day offset limit_value - 1 limit 1;
  elsif unit = 'calendar_day' then
    nominal := first + limit_value - 1;
  else
    nominal := (received_on + make_interval(months => limit_value))::date;
    if counted and extract(day from nominal) = extract(day from received_on) then nominal := nominal - 1; end if;
  end if;
  due_on := case when moves then coalesce((select min(day) from calendar_days where day >= nominal and kind = 'workday'), nominal) else nominal end;
  if due_on is null then perform private.refuse('calendar_missing', extract(year from received_on)::text); end if;
  if unit <> 'working_day' or limit_value = 0 then first := case when moves then nominal end; end if;
  provisional := exists (select from calendar_days c where c.day between first and due_date.due_on and c.provisional)
    or (first is not null and (select max(day) from calendar_days) < due_on);
  return next;
end
$$;
revoke all on function public.due_date from public, anon;
grant execute on function public.due_date to authenticated;

alter table public.rules enable row level security;
alter table public.calendar_days enable row level security;
revoke all on public.rules, public.calendar_days from anon, authenticated;
grant select, insert, update on public.rules, public.calendar_days to authenticated;

create policy "rules: read by every officer" on public.rules
  for select to authenticated using ((select private.acting_officer_id()) is not null
    and (organ_id is null or organ_id = any ((select private.directory_organ_ids())::uuid[])));
create policy "rules: added by an administrator's command" on public.rules
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]));
create policy "rules: ended by an administrator's command" on public.rules
  for update to authenticated using ((select private.in_command()) and organ_id = any ((select private.administered_organ_ids())::uuid[]))
  with check (organ_id = any ((select private.administered_organ_ids())::uuid[]));

create function private.administers_root() returns boolean
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select exists (select from organs where parent_id is null and id = any (private.administered_organ_ids()))
$$;
grant execute on function private.administers_root to authenticated;

create policy "calendar_days: read by every officer" on public.calendar_days
  for select to authenticated using ((select private.acting_officer_id()) is not null);
create policy "calendar_days: added by the installation's administrator" on public.calendar_days
  for insert to authenticated with check ((select private.in_command()) and (select private.administers_root()));
create policy "calendar_days: corrected by the installation's administrator" on public.calendar_days
  for update to authenticated using ((select private.in_command()) and (select private.administers_root()))
  with check ((select private.administers_root()));

insert into public.rules (id, code, value, unit, effective_from, text_ref, source) values
  (gen_random_uuid(), 'count_day_of_receipt', 0, 'boolean', '2000-01-01', '期间开始的当日计入期间', '民法典第二百零一条（类推）'),
  (gen_random_uuid(), 'move_to_working_day', 1, 'boolean', '2000-01-01', '期间最后一日为休息日的，顺延至下一工作日', '民法典第二百零三条（类推）'),
  (gen_random_uuid(), 'visit_interval_days', 30, 'calendar_day', '2000-01-01', '每村每月至少走访一次', '各地做法，按月为常'),
  (gen_random_uuid(), 'former_post_years', 3, 'year', '2000-01-01', '曾在该地任职，在年限内不担任网格长', '本级规定'),
  (gen_random_uuid(), 'grid_load_tolerance_pct', 15, 'percent', '2000-01-01', '网格工作量允许偏差', '本级规定'),
  (gen_random_uuid(), 'small_cell_threshold', 3, 'count', '2000-01-01', '统计小数值隐藏阈值', '本级规定'),
  (gen_random_uuid(), 'visit_text_hint', 1, 'boolean', '2000-01-01', '提示“有的、部分、少数”等模糊表述', '本级规定'),
  (gen_random_uuid(), 'transfer_upward_days', 5, 'working_day', '2020-01-21', '属于上级受理范围的，五个工作日内转送', '检举控告工作规则第十五条'),
  (gen_random_uuid(), 'forward_down_days', 5, 'working_day', '2020-01-21', '下级登记受理或转送', '检举控告工作规则第十六条'),
  (gen_random_uuid(), 'named_acceptance_notice_days', 15, 'working_day', '2020-01-21', '实名检举控告告知受理情况', '检举控告工作规则（条号待核）'),
  (gen_random_uuid(), 'named_result_feedback_days', 15, 'working_day', '2020-01-21', '实名检举控告反馈处理结果', '检举控告工作规则（条号待核）'),
  (gen_random_uuid(), 'disposal_opinion_months', 1, 'month', '2019-01-01', '收到问题线索后提出处置意见', '监督执纪工作规则第二十一条（待核）'),
  (gen_random_uuid(), 'inquiry_letter_reply_days', 15, 'working_day', '2019-01-01', '收到函询后书面说明', '监督执纪工作规则第二十九条（待核）'),
  (gen_random_uuid(), 'talk_report_months', 1, 'month', '2019-01-01', '谈话函询后提出处置意见', '监督执纪工作规则第三十条（待核）');
