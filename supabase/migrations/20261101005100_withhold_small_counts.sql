-- A small count about people tells who it is about: what leaves the organ, a published snapshot or an exported table, leaves it out,
-- with as many others as it takes so that it does not follow by subtraction. On screen nothing is left out: whoever reads these
-- counts there may open what stands behind them. The same rule as src/core/indicators/suppression.ts, which serves the export.
-- Not covered: two publications whose periods differ by little. Clues alone are restricted: their daily counts are for case management.

update public.indicators set hides_small = true where source in ('talks', 'clues') or code in ('clues_transferred', 'clues_found');

create function public.small_cell_threshold(organ_id uuid) returns integer
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  select coalesce(private.rule_value('small_cell_threshold', organ_id), 3)::integer
$$;
revoke all on function public.small_cell_threshold from public, anon;
grant execute on function public.small_cell_threshold to authenticated;

-- cells: [{organ_id, value}] of one row with its total. Answers the organs whose value is withheld: those from 1 to threshold - 1, and the
-- next smallest until at least two are withheld, together reach the threshold, and are more than one each.
create function private.withheld_organ_ids(cells jsonb, threshold integer) returns uuid[]
language plpgsql immutable set search_path = public, private, extensions, pg_temp as $$
declare
  cell record;
  withheld uuid[] := '{}';
  withheld_sum bigint := 0;
begin
  for cell in select c.organ_id, c.value from jsonb_to_recordset(cells) as c(organ_id uuid, value bigint) where c.value > 0 order by c.value, c.organ_id loop
    exit when cell.value >= threshold
      and (withheld = '{}' or cardinality(withheld) >= 2 and withheld_sum >= threshold and withheld_sum > cardinality(withheld));
    withheld := withheld || cell.organ_id;
    withheld_sum := withheld_sum + cell.value;
  end loop;
  return withheld;
end
$$;
grant execute on function private.withheld_organ_ids to authenticated;

-- Never the restricted indicators: a snapshot is read by more people than who published it. A withheld value is null.
create or replace function private.snapshot_rows(organ uuid, from_day date, to_day date) returns jsonb
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with facts as materialized (
    select f.indicator_code, f.organ_id, f.value, i.hides_small
    from indicators i, indicator_facts(array[i.code], organ, from_day, to_day) f where not i.is_restricted
  ), withheld as materialized (
    select f.indicator_code, private.withheld_organ_ids(jsonb_agg(jsonb_build_object('organ_id', f.organ_id, 'value', f.value)), public.small_cell_threshold(organ)) as organ_ids
    from facts f where f.hides_small group by f.indicator_code
  )
  select coalesce(jsonb_agg(jsonb_build_object('indicator_code', f.indicator_code, 'organ_id', f.organ_id,
    'value', case when f.organ_id = any (coalesce(w.organ_ids, '{}')) then null else f.value end) order by f.indicator_code, f.organ_id), '[]')
  from facts f left join withheld w on w.indicator_code = f.indicator_code
$$;

-- What was withheld then or would be now has no correction: the difference would tell it.
create or replace function public.snapshot_corrections(snapshot_id uuid)
returns table (indicator_code text, organ_id uuid, published_value bigint, live_value bigint)
language sql stable security invoker set search_path = public, private, extensions, pg_temp as $$
  with s as (select * from snapshots x where x.id = snapshot_corrections.snapshot_id),
  frozen as (select r.indicator_code, r.organ_id, r.value, r.value is null as is_withheld from s, jsonb_to_recordset(s.rows) as r(indicator_code text, organ_id uuid, value bigint)),
  live as (select r.indicator_code, r.organ_id, r.value, r.value is null as is_withheld from s, jsonb_to_recordset(private.snapshot_rows(s.organ_id, s.from_day, s.to_day)) as r(indicator_code text, organ_id uuid, value bigint))
  select coalesce(f.indicator_code, l.indicator_code), coalesce(f.organ_id, l.organ_id), coalesce(f.value, 0), coalesce(l.value, 0)
  from frozen f full join live l on l.indicator_code = f.indicator_code and l.organ_id = f.organ_id
  where coalesce(f.value, 0) <> coalesce(l.value, 0) and not coalesce(f.is_withheld, false) and not coalesce(l.is_withheld, false)
$$;
