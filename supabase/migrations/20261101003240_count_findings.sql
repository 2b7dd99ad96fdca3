-- What findings count in the statistics, and for whom.

-- Figures of supervision: projects, findings, rectified (verified and closed out, not merely reported), still open = findings - rectified.
insert into public.indicators (code, name_zh, name_en, unit, kind, definition_zh, definition_en, leaves_out_zh, leaves_out_en, source, position) values
  ('projects_inspected', '督查项目', 'Projects inspected', 'piece', 'sum', '已提交的检查所涉项目数，按提交日期计', 'Projects of submitted inspections, by the day of submission', '', '', 'inspections', 20),
  ('findings', '发现问题', 'Findings', 'piece', 'sum', '督查、检查发现的问题，按发现日期计', 'Problems found by inspection, by the day found', '不含已撤回的', 'Without withdrawn ones', 'findings', 21),
  ('findings_rectified', '完成整改', 'Rectified', 'piece', 'sum', '经他人核验并销号的问题，按发现日期计', 'Findings verified by another person and closed out, by the day found', '报告完成而未核验的不计', 'Reported but unverified ones are not counted', 'findings', 22),
  ('clues_transferred', '移交问题线索', 'Clues transferred', 'item', 'sum', '由检查发现转为问题线索的件数', 'Findings handed over as clues', '', '', 'findings', 23);
create function private.count_inspection() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.submitted_on is not null then perform private.add_fact('projects_inspected', old.organ_id, old.submitted_on, '', -old.projects); end if;
  if tg_op <> 'DELETE' and new.submitted_on is not null then perform private.add_fact('projects_inspected', new.organ_id, new.submitted_on, '', new.projects); end if;
  return null;
end
$$;
create trigger inspections_count after insert or update of submitted_on, projects, organ_id or delete on public.inspections
  for each row execute function private.count_inspection();

-- For which organ a finding counts: the unit once it is put to it, before that and as a clue the county. A unit must not read from a
-- figure that there is something it has not been told.
create function private.finding_counts_for(f public.findings) returns uuid
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when f.state in ('found', 'escalated_to_clue') then private.county_organ_id(f.organ_id) else f.organ_id end
$$;
grant execute on function private.finding_counts_for to authenticated;
create function private.finding_facts(f public.findings, delta integer) returns void
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if f.state <> 'withdrawn' then perform private.add_fact('findings', private.finding_counts_for(f), f.found_on, '', delta); end if;
  if f.state in ('closed_out', 'look_back_due', 'look_back_passed') then perform private.add_fact('findings_rectified', f.organ_id, f.found_on, '', delta); end if;
  if f.state = 'escalated_to_clue' then perform private.add_fact('clues_transferred', private.finding_counts_for(f), f.found_on, '', delta); end if;
end
$$;
revoke all on function private.finding_facts from public;
create function private.count_finding() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  if tg_op <> 'INSERT' then perform private.finding_facts(old, -1); end if;
  if tg_op <> 'DELETE' then perform private.finding_facts(new, 1); end if;
  return null;
end
$$;
create trigger findings_count after insert or update of state, organ_id, found_on or delete on public.findings
  for each row execute function private.count_finding();
