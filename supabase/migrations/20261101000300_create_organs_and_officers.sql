-- Organs form the tree that seeing follows; officers belong to one organ and hold dated roles.

create table public.organs (
  id uuid primary key,
  kind text not null,
  name text not null,
  code text unique,
  notice_code text,
  division_code text references public.divisions (code),
  parent_id uuid references public.organs (id),
  path extensions.ltree not null unique,
  valid_from date not null default '2000-01-01',
  valid_to date,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint organs_kind_known check (kind in (
    'city_commission', 'county_commission', 'commission_office', 'stationed_group', 'township_commission', 'village_station')),
  constraint organs_name_present check (btrim(name) <> ''),
  constraint organs_notice_code_length check (length(btrim(notice_code)) between 1 and 20),
  constraint organs_not_own_parent check (parent_id <> id),
  constraint organs_validity check (valid_to is null or valid_to >= valid_from)
);
comment on column public.organs.notice_code is '机关代字, with which the numbers of notices begin; null = the code.';
comment on column public.organs.path is 'Labels are organ ids without hyphens, root first; kept by a trigger.';
comment on column public.organs.kind is 'commission_office, stationed_group and township_commission are three of the four forces; commission leaders are the first.';
create index organs_path_gist_idx on public.organs using gist (path);
create index organs_parent_id_idx on public.organs (parent_id);
create unique index organs_name_in_parent_key on public.organs (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name) where valid_to is null;
create unique index organs_one_township_commission_key on public.organs (division_code) where kind = 'township_commission' and valid_to is null;

-- An organ's division lies within those of the organs above it: whoever administers one reaches no further by making organs.
create function private.set_organ_path() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  parent_path ltree;
  label ltree := replace(new.id::text, '-', '')::ltree;
begin
  if tg_op = 'UPDATE' and new.id <> old.id then perform private.refuse('id_is_permanent'); end if;
  if new.parent_id is null then
    new.path := label;
  else
    select path into parent_path from organs where id = new.parent_id;
    if parent_path is null then perform private.refuse('parent_organ_not_found'); end if;
    if parent_path ~ ('*.' || label::text || '.*')::lquery then perform private.refuse('organ_cycle'); end if;
    if exists (select from organs a where a.path @> parent_path and not starts_with(new.division_code, private.division_prefix(a.division_code))) then
      perform private.refuse('division_outside_parent', new.division_code);
    end if;
    new.path := parent_path || label;
  end if;
  return new;
end
$$;
create trigger organs_set_path before insert or update of parent_id, id, division_code on public.organs
  for each row execute function private.set_organ_path();

create function private.move_organ_subtree() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
begin
  update organs set path = new.path || subpath(path, nlevel(old.path))
    where path <@ old.path and id <> new.id;
  return null;
end
$$;
create trigger organs_move_subtree after update of parent_id on public.organs
  for each row when (old.path::text is distinct from new.path::text) execute function private.move_organ_subtree();

-- A split or merger: figures of the old organ are compared with those of the new ones through this table.
create table public.organ_successions (
  id uuid primary key,
  from_organ_id uuid not null references public.organs (id),
  to_organ_id uuid not null references public.organs (id),
  effective_on date not null,
  from_lives_on boolean not null default false,
  note text not null default '',
  constraint organ_successions_distinct check (from_organ_id <> to_organ_id),
  constraint organ_successions_once unique (from_organ_id, to_organ_id, effective_on)
);
comment on column public.organ_successions.from_lives_on is 'True when the organ gave away a part only and goes on counting the rest itself.';

create table public.officers (
  id uuid primary key,
  user_id uuid unique references auth.users (id) on delete set null,
  organ_id uuid not null references public.organs (id),
  name text not null,
  post text not null default '',
  staff_no text unique,
  is_commission_leader boolean not null default false,
  skills text[] not null default '{}',
  availability text not null default 'available',
  grid_capacity integer not null default 0,
  max_villages integer not null default 0,
  left_on date,
  version integer not null default 1,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint officers_name_present check (btrim(name) <> ''),
  constraint officers_availability_known check (availability in ('available', 'busy', 'on_leave')),
  constraint officers_capacity_range check (grid_capacity >= 0 and max_villages >= 0)
);
comment on column public.officers.grid_capacity is 'Greatest workload of a grid that the officer can lead; 0 = no limit of his own.';
comment on column public.officers.is_commission_leader is 'One of the leadership, the first of the four forces.';
create index officers_organ_id_idx on public.officers (organ_id);

create table public.officer_posts (
  id uuid primary key,
  officer_id uuid not null references public.officers (id),
  organ_id uuid not null references public.organs (id),
  post text not null default '',
  held daterange not null,
  constraint officer_posts_one_at_a_time exclude using gist (officer_id with =, held with &&)
);
create index officer_posts_officer_id_idx on public.officer_posts (officer_id);

create table public.role_grants (
  id uuid primary key,
  officer_id uuid not null references public.officers (id),
  role text not null,
  organ_id uuid not null references public.organs (id),
  valid_from date not null,
  valid_to date,
  granted_by uuid references public.officers (id),
  constraint role_grants_role_known check (role in (
    'administrator', 'township_officer', 'grid_leader', 'area_coordinator', 'office_officer', 'leader', 'case_manager', 'petition_officer')),
  constraint role_grants_validity check (valid_to >= valid_from - 1),
  constraint role_grants_not_own check (granted_by <> officer_id),
  constraint role_grants_once exclude using gist (officer_id with =, role with =, organ_id with =, daterange(valid_from, valid_to + 1) with &&)
);
comment on column public.role_grants.valid_to is 'Last day; the day before valid_from when it was taken back before it held for a whole day.';
comment on table public.role_grants is 'Who is what, where and until when. organ_id is the scope: the organ and all below it.';
create index role_grants_officer_id_idx on public.role_grants (officer_id);

-- Separate duties: who configures does not handle matters.
create function private.keep_duties_apart() returns trigger
language plpgsql security definer set search_path = public, private, extensions, pg_temp as $$
declare
  content_roles constant text[] := array['case_manager', 'petition_officer'];
begin
  if (new.role = 'administrator' or new.role = any (content_roles)) and exists (
    select from role_grants g
    where g.officer_id = new.officer_id and g.id <> new.id
      and daterange(g.valid_from, g.valid_to + 1) && daterange(new.valid_from, new.valid_to + 1)
      and (case when new.role = 'administrator' then g.role = any (content_roles) else g.role = 'administrator' end)
  ) then
    perform private.refuse('duties_conflict', new.role);
  end if;
  return new;
end
$$;
create trigger role_grants_keep_duties_apart before insert or update on public.role_grants
  for each row execute function private.keep_duties_apart();

create table public.ties (
  id uuid primary key,
  officer_id uuid not null references public.officers (id),
  kind text not null,
  target_division_code text references public.divisions (code),
  target_organ_id uuid references public.organs (id),
  target_officer_id uuid references public.officers (id),
  grade text not null,
  source text not null,
  valid_from date not null default '2000-01-01',
  valid_to date,
  constraint ties_kind_known check (kind in ('native', 'residence', 'kinship', 'marriage', 'former_post', 'business', 'other')),
  constraint ties_grade_known check (grade in ('hard', 'soft')),
  constraint ties_source_known check (source in ('declared', 'personnel_file', 'reported')),
  constraint ties_one_target check (num_nonnulls(target_division_code, target_organ_id, target_officer_id) = 1),
  constraint ties_not_self check (target_officer_id <> officer_id),
  constraint ties_validity check (valid_to is null or valid_to >= valid_from)
);
comment on table public.ties is 'Why an officer should stand aside: restricted to the officer and the administrator of his organ.';
create index ties_officer_id_idx on public.ties (officer_id);

-- An administrator looks at what an officer would see: dated, logged, read-only, without the content of matters.
create table public.see_as_sessions (
  administrator_id uuid primary key references public.officers (id),
  officer_id uuid not null references public.officers (id),
  expires_at timestamptz not null,
  constraint see_as_sessions_not_self check (administrator_id <> officer_id)
);

alter table public.organs enable row level security;
alter table public.organ_successions enable row level security;
alter table public.officers enable row level security;
alter table public.officer_posts enable row level security;
alter table public.role_grants enable row level security;
alter table public.ties enable row level security;
alter table public.see_as_sessions enable row level security;
revoke all on public.organs, public.organ_successions, public.officers, public.officer_posts, public.role_grants, public.ties,
  public.see_as_sessions from anon, authenticated;
grant select, insert, update on public.organs, public.officers, public.officer_posts, public.role_grants, public.ties to authenticated;
grant select, insert, delete on public.organ_successions to authenticated;
grant select, insert, update, delete on public.see_as_sessions to authenticated;
