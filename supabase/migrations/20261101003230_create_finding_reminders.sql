-- Two reminders before a correction is due, one when it is overdue; each is sent once for a due date, whoever asks first.
-- Who was told today of a short limit is not reminded of it today. No clock of our own: whoever opens the home page asks. Where pg_cron is installed the same can run every morning:
--   select cron.schedule('finding-reminders', '0 0 * * 1-5', 'select private.send_finding_reminders()');

-- Working days that are left after today up to and with the due day; negative when it has passed.
create function private.reminder_stage(due_on date, unit uuid) returns text
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when due_on < private.today() then 'overdue'
    when left_days <= private.rule_value('rectification_hard_reminder_days', unit) then 'hard'
    when left_days <= private.rule_value('rectification_soft_reminder_days', unit) then 'soft' end
  from (select count(*) as left_days from calendar_days c where c.day > private.today() and c.day <= due_on and c.kind = 'workday') x
$$;

-- scope: inspecting organs or units; null = all. Answers how many reminders were due.
create function private.send_finding_reminders(scope uuid[] default null) returns integer
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  due record;
  told text[];
  sent integer := 0;
begin
  if not private.in_command() and private.is_api_role() then perform private.refuse('outside_command'); end if;
  for due in
    with staged as (
      select f.*, private.reminder_stage(f.due_on, f.organ_id) as stage from findings f
      where f.state in ('issued', 'in_rectification') and f.issued_on < private.today()
        and (scope is null or f.inspecting_organ_id = any (scope) or f.organ_id = any (scope))
    ), new as (
      insert into finding_reminders (finding_id, due_on, stage) select s.id, s.due_on, s.stage from staged s where s.stage is not null
      on conflict do nothing returning finding_id, stage)
    select s.* from staged s join new n on n.finding_id = s.id and n.stage = s.stage
  loop
    told := case due.stage when 'soft' then array['township_officer'] else array['township_officer', 'office_officer', 'area_coordinator'] end
      || case when due.stage = 'overdue' and due.severity = 'serious' then array['leader'] else '{}' end;
    -- straight into the table: private.notify() leaves out who runs the command, who may be the very one to be reminded
    insert into notifications (officer_id, kind, entity, entity_id, params)
    select distinct g.officer_id, 'finding_' || due.stage, 'finding', due.id, jsonb_build_object('title', due.title, 'due_on', due.due_on)
    from role_grants g join organs scope_organ on scope_organ.id = g.organ_id join organs o on o.path <@ scope_organ.path
      and o.id = case g.role when 'township_officer' then due.organ_id else due.inspecting_organ_id end
    where g.role = any (told) and private.today() between g.valid_from and coalesce(g.valid_to, 'infinity');
    sent := sent + 1;
  end loop;
  return sent;
end
$$;
grant execute on function private.send_finding_reminders to authenticated;

-- payload: {}: for the findings that one follows or has to put right.
create function public.remind_findings(id uuid, payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public, private, extensions, pg_temp as $$
declare
  answer jsonb := private.begin_command(id, 'remind_findings', payload);
begin
  if answer is not null then return answer; end if;
  return private.finish_command(id, payload, jsonb_build_object('sent', private.send_finding_reminders(
    private.granted_organ_ids(array['township_officer', 'office_officer', 'area_coordinator', 'leader']))));
end
$$;
select private.register_commands('remind_findings');
