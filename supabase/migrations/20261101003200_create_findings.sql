-- Findings: 交办 → 整改 → 销号 → 回头看. Verified by someone else than who reported completion, drawn again at random after
-- closing, reopened with raised severity when the correction does not hold. The unit concerned never reads who wrote one.

create table public.findings (
  id uuid primary key,
  inspection_id uuid references public.inspections (id),
  organ_id uuid not null references public.organs (id),
  inspecting_organ_id uuid not null references public.organs (id),
  village_code text references public.divisions (code),
  topic text not null,
  severity text not null default 'general',
  title text not null,
  description text not null,
  source text not null default 'person',
  check_code text,
  state text not null default 'found',
  found_on date not null,
  unit_answer text,
  limit_days integer,
  issued_on date,
  due_on date,
  due_provisional boolean not null default false,
  extended_count integer not null default 0,
  reopened_count integer not null default 0,
  owner_name text,
  proof text,
  reported_on date,
  reported_by uuid references public.officers (id),
  verified_on date,
  verified_by uuid references public.officers (id),
  closed_on date,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint findings_severity_known check (severity in ('minor', 'general', 'serious', 'clue')),
  constraint findings_source_known check (source in ('person', 'check')),
  constraint findings_verified_by_another check (verified_by <> reported_by),
  constraint findings_title_length check (length(btrim(title)) between 2 and 120),
  constraint findings_description_length check (state = 'escalated_to_clue' or length(btrim(description)) between 2 and 4000),
  constraint findings_text_goes_with_the_clue check (state <> 'escalated_to_clue' or (description = '' and unit_answer is null and owner_name is null and proof is null))
);
comment on column public.findings.title is 'Of a finding that was handed over the number of the clue: what it says is read there, on record.';
comment on column public.findings.organ_id is 'The unit that rectifies.';
comment on column public.findings.unit_answer is 'What the unit said when it was put to it on the spot.';
comment on column public.findings.due_provisional is 'The due date lies in a year whose days off are not announced yet.';
comment on column public.findings.owner_name is 'Person responsible for the correction, as named by the unit.';
create index findings_organ_id_idx on public.findings (organ_id, found_on desc);
create index findings_inspecting_organ_id_idx on public.findings (inspecting_organ_id, found_on desc);
create index findings_inspection_id_idx on public.findings (inspection_id);
create index findings_village_code_idx on public.findings (village_code);
create index findings_found_on_idx on public.findings (found_on desc, id desc);
create index findings_due_on_idx on public.findings (due_on) where state in ('issued', 'in_rectification');
create index findings_changed_xid_idx on public.findings (changed_xid);
create index findings_handed_over_idx on public.findings (id) where state = 'escalated_to_clue';

create table public.finding_authors (
  finding_id uuid primary key references public.findings (id),
  author_id uuid not null references public.officers (id)
);
comment on table public.finding_authors is 'Kept apart: fear of offending is why things go unwritten. Never readable by the unit concerned.';

create table public.finding_notices (
  id uuid primary key,
  finding_id uuid not null references public.findings (id),
  organ_id uuid not null references public.organs (id),
  addressee_id uuid not null references public.organs (id),
  kind text not null,
  year integer not null,
  sequence integer not null,
  number text not null,
  title text not null,
  description text not null,
  requirements text,
  limit_days integer not null,
  issued_on date not null,
  due_on date not null,
  constraint finding_notices_kind_known check (kind in ('rectification_notice', 'assignment_letter')),
  constraint finding_notices_number_once unique (organ_id, kind, year, sequence)
);
comment on table public.finding_notices is '整改通知单, 交办函: as issued, never changed. It is the organ''s, and names no author.';
create index finding_notices_finding_id_idx on public.finding_notices (finding_id);

-- Each report of completion, and what became of it. Its id is that of the command, so that photos find it.
create table public.rectifications (
  id uuid primary key,
  finding_id uuid not null references public.findings (id),
  proof text not null,
  reported_on date not null,
  reported_by uuid not null references public.officers (id),
  result text,
  decided_on date,
  decided_by uuid references public.officers (id),
  constraint rectifications_result_known check (result in ('verified', 'returned')),
  constraint rectifications_decided_whole check ((result is null) = (decided_by is null)),
  constraint rectifications_verified_by_another check (result <> 'verified' or decided_by <> reported_by)
);
create index rectifications_finding_id_idx on public.rectifications (finding_id);

-- Reminders sent, once each for a due date: soft before it, hard shortly before it, and when it has passed.
create table public.finding_reminders (
  finding_id uuid not null references public.findings (id),
  due_on date not null,
  stage text not null,
  sent_at timestamptz not null default clock_timestamp(),
  primary key (finding_id, due_on, stage),
  constraint finding_reminders_stage_known check (stage in ('soft', 'hard', 'overdue'))
);

create table private.notice_numbers (
  organ_id uuid not null,
  kind text not null,
  year integer not null,
  last integer not null,
  primary key (organ_id, kind, year)
);

create table public.look_back_draws (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  unit_id uuid references public.organs (id),
  seed bigint not null,
  seed_source text not null default 'server',
  from_day date not null,
  to_day date not null,
  candidate_ids uuid[] not null,
  candidates_sha256 text not null,
  drawn_ids uuid[] not null,
  result_sha256 text not null,
  drawn_by uuid not null references public.officers (id),
  drawn_at timestamptz not null default clock_timestamp(),
  constraint look_back_draws_seed_source_known check (seed_source in ('server', 'given')),
  constraint look_back_draws_seed_range check (seed between 0 and 2147483647)
);
comment on column public.look_back_draws.unit_id is 'Only findings of this unit and below took part; null = of all units.';
comment on column public.look_back_draws.seed_source is 'server: nobody chose it; given: read out by those present, and entered.';
comment on column public.look_back_draws.candidate_ids is 'Everything that could be drawn, in order: with the seed anybody can repeat the draw (src/core/findings/look-back-draw.ts).';
create index look_back_draws_organ_id_idx on public.look_back_draws (organ_id, drawn_at desc);
create table public.look_backs (
  id uuid primary key,
  draw_id uuid not null references public.look_back_draws (id),
  finding_id uuid not null references public.findings (id),
  asked integer,
  unaware integer,
  result text,
  note text,
  done_on date,
  done_by uuid references public.officers (id),
  verified_by uuid references public.officers (id),
  constraint look_backs_once unique (draw_id, finding_id),
  constraint look_backs_result_known check (result in ('passed', 'failed')),
  constraint look_backs_counts check (asked >= 0 and unaware >= 0 and unaware <= asked)
);
comment on column public.look_backs.verified_by is 'Who had verified the correction that is looked at again.';
create index look_backs_finding_id_idx on public.look_backs (finding_id);

-- The register of clues: content for case management alone. Findings are handed over, never typed again.
create table public.clues (
  id uuid primary key,
  organ_id uuid not null references public.organs (id),
  number text not null,
  source_entity text not null,
  source_id uuid not null,
  title text not null,
  content text not null,
  papers jsonb not null default '{}',
  received_on date not null,
  due_on date,
  state text not null default 'registered',
  method text,
  team uuid[] not null default '{}',
  decided_on date,
  disposed_on date,
  replied_on date,
  outcome text,
  closed_on date,
  author_id uuid references public.officers (id),
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint clues_state_known check (state in ('registered', 'distributed', 'proposed', 'in_progress', 'reported', 'held', 'closed')),
  constraint clues_method_known check (method in ('talk_inquiry', 'preliminary_verification', 'hold_for_later', 'close')),
  constraint clues_outcome_known check (outcome in ('file_case', 'talk_reminder', 'no_problem', 'transfer', 'hold')),
  constraint clues_number_once unique (organ_id, number),
  constraint clues_source_once unique (source_entity, source_id)
);
comment on column public.clues.method is 'Of the four: talk_inquiry 谈话函询, preliminary_verification 初步核实, hold_for_later 暂存待查, close 予以了结.';
comment on column public.clues.disposed_on is 'The day on which a method was first approved: on that day the clue counts as disposed of.';
comment on column public.clues.papers is 'What else the source said: the unit''s answer, who is to put it right, notes of talks.';
comment on column public.clues.organ_id is 'The commission whose case managers hold it.';

create trigger findings_check_remit before insert or update of organ_id, inspecting_organ_id on public.findings
  for each row execute function private.check_unit_in_remit();

create function private.inspected_organ_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select private.granted_organ_ids(array['township_officer'])
$$;
create function private.finding_side_ids(side text) returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select case when side = 'following' and not private.is_seeing_as() then array(
      select f.id from findings f where f.inspecting_organ_id = any (private.followed_organ_ids())
        or f.inspection_id = any (private.accessible_ids('inspection'))
        or f.id in (select a.finding_id from finding_authors a where a.author_id = private.real_officer_id()))
    end
$$;
-- What the unit could read and no longer can, withdrawn or handed over: its devices let go of it. It hears no more than that it is gone.
create function private.findings_gone(since xid8) returns table (id uuid, changed xid8)
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select f.id, f.changed_xid from findings f
  where since > '0'::xid8 and f.changed_xid >= since and f.state in ('withdrawn', 'escalated_to_clue')
    and f.organ_id = any (private.inspected_organ_ids()) and not f.inspecting_organ_id = any (private.followed_organ_ids())
    and exists (select from events e where e.entity = 'finding' and e.entity_id = f.id::text and e.to_state in ('confirmed_on_site', 'issued'))
$$;
grant execute on function private.findings_gone, private.inspected_organ_ids, private.finding_side_ids to authenticated;

-- Steps of findings are read as rows by who follows alone: they name the officers of the inspecting side, whom the unit reads as
-- their organ (finding_trail). What was handed over is read with the clue, on record, and nowhere else.
create function private.handed_over_finding_ids() returns uuid[]
language sql stable security definer set search_path = public, private, extensions, pg_temp as $$
  select coalesce(array_agg(f.id), '{}') from findings f where f.state = 'escalated_to_clue'
$$;
grant execute on function private.handed_over_finding_ids to authenticated;

alter policy "events: read with the organ, restricted ones by those named" on public.events using (
  case when restricted_to is not null then
    (select private.real_officer_id()) = any (restricted_to) and not (select private.is_seeing_as()) and private.reads_subject(entity, entity_id)
  else
    actor_id = (select private.acting_officer_id())
    or organ_id = any ((select private.visible_organ_ids())::uuid[]) and (entity <> 'finding' or organ_id = any ((select private.followed_organ_ids())::uuid[]))
    or (organ_id = any ((select private.administered_organ_ids())::uuid[])
        and entity in ('division_import', 'organ', 'officer', 'role_grant', 'invitation', 'tie', 'rule', 'calendar', 'grid_plan', 'grid', 'see_as', 'boundary', 'snapshot'))
  end
  and not (entity = 'finding' and entity_id = any ((select private.handed_over_finding_ids()::text[])::text[])));

alter table public.findings enable row level security;
alter table public.finding_authors enable row level security;
alter table public.finding_notices enable row level security;
alter table public.rectifications enable row level security;
alter table public.finding_reminders enable row level security;
alter table public.look_back_draws enable row level security;
alter table public.look_backs enable row level security;
alter table public.clues enable row level security;
revoke all on public.findings, public.finding_authors, public.finding_notices, public.rectifications, public.finding_reminders, public.look_back_draws,
  public.look_backs, public.clues from anon, authenticated;
grant select, insert, update on public.findings, public.rectifications, public.look_backs to authenticated;
-- what a clue says is read through open_clue, which leaves a trace
grant select (id, organ_id, number, source_entity, source_id, title, received_on, due_on, state, method, decided_on, disposed_on, replied_on, outcome, closed_on, version), insert, update on public.clues to authenticated;
grant select, insert on public.finding_authors, public.finding_notices, public.look_back_draws to authenticated;
grant select on public.finding_reminders to authenticated;

-- The unit sees a finding from the moment it is put to it on the spot; before that it belongs to the inspectors.
create policy "findings: inspectors and followers; the unit once put to it" on public.findings
  for select to authenticated using (
    inspecting_organ_id = any ((select private.followed_organ_ids())::uuid[])
    or inspection_id = any ((select private.accessible_ids('inspection'))::uuid[])
    or (state not in ('found', 'withdrawn', 'escalated_to_clue') and organ_id = any ((select private.inspected_organ_ids())::uuid[])));
create policy "findings: recorded by members or followers, through a command" on public.findings
  for insert to authenticated with check ((select private.in_command()) and (
    inspection_id = any ((select private.accessible_ids('inspection'))::uuid[])
    or (inspection_id is null and inspecting_organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[]))));
create policy "findings: moved by either side, through a command" on public.findings
  for update to authenticated using ((select private.in_command()) and (
    inspecting_organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[])
    or inspection_id = any ((select private.accessible_ids('inspection'))::uuid[])
    or organ_id = any ((select private.inspected_organ_ids())::uuid[])))
  with check (true);

create policy "finding_authors: the inspecting side alone" on public.finding_authors
  for select to authenticated using (finding_id = any ((select private.finding_side_ids('following'))::uuid[]));
create policy "finding_authors: written with the finding" on public.finding_authors
  for insert to authenticated with check ((select private.in_command()) and author_id = (select private.real_officer_id()));
create policy "finding_notices: read with the finding" on public.finding_notices
  for select to authenticated using (finding_id in (select f.id from public.findings f where f.state <> 'escalated_to_clue'));
create policy "finding_notices: issued by command" on public.finding_notices
  for insert to authenticated with check ((select private.in_command())
    and finding_id in (select f.id from public.findings f where f.inspecting_organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[])));
create policy "rectifications: read with the finding" on public.rectifications
  for select to authenticated using (finding_id in (select f.id from public.findings f where f.state <> 'escalated_to_clue'));
create policy "rectifications: reported by the unit, through a command" on public.rectifications
  for insert to authenticated with check ((select private.in_command()) and reported_by = (select private.acting_officer_id())
    and finding_id in (select f.id from public.findings f where f.organ_id = any ((select private.inspected_organ_ids())::uuid[])));
create policy "rectifications: decided by followers, through a command" on public.rectifications
  for update to authenticated using ((select private.in_command())
    and finding_id in (select f.id from public.findings f where f.inspecting_organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[])));
create policy "finding_reminders: read with the finding" on public.finding_reminders
  for select to authenticated using (finding_id in (select f.id from public.findings f));
create policy "look_back_draws: read by followers" on public.look_back_draws
  for select to authenticated using (organ_id = any ((select private.followed_organ_ids())::uuid[]));
create policy "look_back_draws: drawn by command" on public.look_back_draws
  for insert to authenticated with check ((select private.in_command()) and drawn_by = (select private.acting_officer_id())
    and organ_id = any ((select private.granted_organ_ids(array['office_officer', 'area_coordinator']))::uuid[]));
create policy "look_backs: read by followers" on public.look_backs
  for select to authenticated using (draw_id in (select d.id from public.look_back_draws d)
    and not finding_id = any ((select private.handed_over_finding_ids())::uuid[]));
create policy "look_backs: drawn by command" on public.look_backs
  for insert to authenticated with check ((select private.in_command()) and draw_id in (select d.id from public.look_back_draws d));
create policy "look_backs: answered by followers, through a command" on public.look_backs
  for update to authenticated using ((select private.in_command()) and draw_id in (select d.id from public.look_back_draws d));
-- Central custody is case management's duty; for anybody else a clue exists only while matter_access is open to him.
create policy "clues: case managers, and who has access now" on public.clues
  for select to authenticated using (organ_id = any ((select private.case_manager_organ_ids())::uuid[])
    or id = any ((select private.accessible_ids('clue'))::uuid[]));
create policy "clues: moved by who reads them, through a command" on public.clues
  for update to authenticated using ((select private.in_command()) and (organ_id = any ((select private.case_manager_organ_ids())::uuid[])
    or id = any ((select private.accessible_ids('clue'))::uuid[])));
create policy "clues: registered by case managers, through a command" on public.clues
  for insert to authenticated with check ((select private.in_command()) and organ_id = any ((select private.case_manager_organ_ids())::uuid[]));

insert into public.rules (id, code, value, unit, effective_from, text_ref, source) values
  (gen_random_uuid(), 'rectification_days', 15, 'working_day', '2000-01-01', '整改期限', '本级规定'),
  (gen_random_uuid(), 'rectification_days_minor', 1, 'working_day', '2000-01-01', '立行立改期限', '本级规定'),
  (gen_random_uuid(), 'rectification_soft_reminder_days', 5, 'working_day', '2000-01-01', '到期前提醒', '本级规定'),
  (gen_random_uuid(), 'rectification_hard_reminder_days', 1, 'working_day', '2000-01-01', '到期前督办', '本级规定'),
  (gen_random_uuid(), 'rent_overdue_months', 2, 'month', '2000-01-01', '租金逾期达到即预警', '萧山做法');

